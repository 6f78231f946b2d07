// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.runner.report.TextTable;
import assay.tracker.analysis.hardware.BestBatch;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.PerJoule;
import assay.tracker.analysis.hardware.RateLimit;
import assay.tracker.analysis.hardware.View;
import java.util.ArrayList;
import java.util.List;

/** A table beside the main one. */
record ViewTable(String title, List<HardwareRows.Head> heads, List<List<String>> lines) {

  /** Those that are to be shown and have something to show. */
  static List<ViewTable> of(HardwareReport report) {
    List<ViewTable> tables = new ArrayList<>();
    if (report.views().contains(View.BEST_BATCH)) {
      tables.add(bestBatch(report));
    }
    if (report.views().contains(View.PER_JOULE)) {
      tables.add(perJoule(report));
    }
    tables.add(limits(report));
    return tables.stream().filter(table -> !table.lines().isEmpty()).toList();
  }

  private static HardwareRows.Head words(String text) {
    return new HardwareRows.Head(text, false);
  }

  private static HardwareRows.Head number(String text) {
    return new HardwareRows.Head(text, true);
  }

  private static ViewTable bestBatch(HardwareReport report) {
    List<List<String>> lines = new ArrayList<>();
    for (BestBatch best : report.bestBatches()) {
      lines.add(
          List.of(
              best.label(),
              best.column(),
              Integer.toString(best.batch()),
              Figures.orAbsent(best.cell().throughput(), Figures::plain),
              CellWords.ratio(best.speedUp()),
              CellWords.interval(best.speedUp()),
              CellWords.verdict(best.speedUp().verdict())));
    }
    return new ViewTable(
        "Best batch",
        List.of(
            words("work"),
            words(report.across().word()),
            number("batch"),
            number("samples/s"),
            number("speed-up"),
            words("95% interval"),
            words("verdict")),
        lines);
  }

  private static ViewTable perJoule(HardwareReport report) {
    List<List<String>> lines = new ArrayList<>();
    for (PerJoule each : report.perJoule()) {
      lines.add(
          List.of(
              each.label(),
              each.column(),
              Figures.plain(each.samplesPerJoule()),
              Figures.orAbsent(each.ratio(), Figures::times),
              CellWords.doubts(each.cell()).orElse("")));
    }
    return new ViewTable(
        "Samples per joule",
        List.of(
            words("work"),
            words(report.across().word()),
            number("samples/J"),
            number("against the baseline"),
            words("no result because")),
        lines);
  }

  private static ViewTable limits(HardwareReport report) {
    List<List<String>> lines = new ArrayList<>();
    for (RateLimit limit : report.limits()) {
      lines.add(
          List.of(
              limit.label(),
              limit.column(),
              Figures.orAbsent(limit.highestRate(), Figures::plain),
              limit.words()));
    }
    return new ViewTable(
        "Highest rate within the limit",
        List.of(
            words("work"), words(report.across().word()), number("requests/s"), words("verdict")),
        lines);
  }

  List<String> text() {
    TextTable table = new TextTable();
    for (HardwareRows.Head head : heads) {
      if (head.number()) {
        table.right(head.text());
      } else {
        table.left(head.text());
      }
    }
    lines.forEach(table::row);
    return table.lines();
  }
}
