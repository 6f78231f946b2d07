// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.Cell;
import assay.tracker.analysis.hardware.EnvironmentField;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.IntervalMethod;
import assay.tracker.analysis.hardware.LeftOut;
import assay.tracker.analysis.hardware.Row;
import assay.tracker.analysis.hardware.Scaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be said beside the table. */
final class HardwareNotes {
  static final String ESTIMATED = "energy/j_per_sample_estimated";

  private HardwareNotes() {}

  private static Stream<Cell> cells(HardwareReport report) {
    return report.rows().stream()
        .flatMap(row -> row.entries().values().stream())
        .map(Row.Entry::cell);
  }

  static List<String> of(HardwareReport report) {
    List<String> notes = new ArrayList<>();
    if (!report.shared().isEmpty()) {
      notes.add("In all rows: %s.".formatted(report.shared()));
    }
    report.leftOut().stream().map(HardwareNotes::leftOut).forEach(notes::add);
    if (methods(report, IntervalMethod.WELCH)) {
      notes.add(
          "With fewer than five forks an interval is Welch's on the logarithms of the forks' means.");
    }
    if (report.means().stream()
        .anyMatch(mean -> mean.rows() > 1 && mean.method() == IntervalMethod.WELCH)) {
      notes.add(
          "The interval of a geometric mean is the wider of Welch's over the forks of all rows and a"
              + " bootstrap of rows, forks and iterations, as there are few forks.");
    }
    if (cells(report).anyMatch(cell -> cell.metric(ESTIMATED).isPresent())) {
      notes.add(
          "J/sample (estimate) is reckoned from CPU seconds and the power of a core. It is not"
              + " measured: compare it with nothing that is.");
    }
    if (cells(report).anyMatch(cell -> cell.metric("energy/net_j_per_sample").isPresent())) {
      notes.add(
          "Net J/sample leaves out what the machine drew while it was idle, before the first fork.");
    }
    if (methods(report, IntervalMethod.BOOTSTRAP)) {
      notes.add("From five forks on an interval is a bootstrap of forks and their iterations.");
    }
    for (Scaling line : report.batchScaling()) {
      line.knee()
          .ifPresent(knee ->
              notes.add(
                  "%s: batch %d is the smallest within 10%% of the best throughput."
                      .formatted(line.label(), knee)));
    }
    int superseded = report.superseded().size();
    if (superseded > 0) {
      notes.add(
          superseded == 1
              ? "1 run is not shown, as the same was measured again."
              : "%d runs are not shown, as the same was measured again.".formatted(superseded));
    }
    report
        .unread()
        .forEach(trial ->
            notes.add("Run %s is left out: %s.".formatted(trial.runId(), trial.because())));
    return notes;
  }

  private static boolean methods(HardwareReport report, IntervalMethod method) {
    return report.rows().stream()
        .flatMap(row -> row.entries().values().stream())
        .anyMatch(entry -> entry.speedUp().method().filter(method::equals).isPresent());
  }

  /** Columns with the same reason are named together. */
  private static String leftOut(LeftOut leftOut) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    leftOut
        .because()
        .forEach((column, reasons) ->
            columns
                .computeIfAbsent(String.join("; ", reasons), words -> new ArrayList<>())
                .add(column));
    String because =
        columns.entrySet().stream()
            .map(entry -> "%s: %s".formatted(String.join(", ", entry.getValue()), entry.getKey()))
            .collect(Collectors.joining("; "));
    return "In no mean: %s (%s).".formatted(leftOut.row(), because);
  }

  static List<EnvironmentField> differences(HardwareReport report) {
    return report.environment().stream().filter(EnvironmentField::differs).toList();
  }
}
