// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.Column;
import assay.tracker.analysis.hardware.EnvironmentField;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for a README or a pull request. */
public final class HardwareMarkdown {
  private HardwareMarkdown() {}

  public static String of(HardwareReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + escaped(report.headline().title()));
    lines.add("");
    report.headline().details().forEach(detail -> lines.add(escaped(detail)));
    if (!report.rows().isEmpty()) {
      if (report.views().contains(View.SAME_BATCH)) {
        lines.add("");
        HardwareRows rows = new HardwareRows(report);
        heads(rows.heads(), lines);
        rows.lines().forEach(line -> lines.add(row(line.texts().stream())));
        rows.means().forEach(line -> lines.add(row(line.stream())));
      }
      for (ViewTable view : ViewTable.of(report)) {
        lines.add("");
        lines.add("## " + view.title());
        lines.add("");
        heads(view.heads(), lines);
        view.lines().forEach(line -> lines.add(row(line.stream())));
      }
      notes(report, lines);
      environment(report, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void heads(List<HardwareRows.Head> heads, List<String> lines) {
    lines.add(row(heads.stream().map(HardwareRows.Head::text)));
    lines.add(row(heads.stream().map(head -> head.number() ? "---:" : "---")));
  }

  private static void notes(HardwareReport report, List<String> lines) {
    lines.add("");
    HardwareNotes.of(report).forEach(note -> lines.add("- " + escaped(note)));
  }

  private static void environment(HardwareReport report, List<String> lines) {
    List<EnvironmentField> differences = HardwareNotes.differences(report);
    if (differences.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("## What differs between environments");
    lines.add("");
    List<String> heads = report.columns().stream().map(Column::label).toList();
    lines.add(row(Stream.concat(Stream.of(""), heads.stream())));
    lines.add(row(Stream.concat(Stream.of("---"), heads.stream().map(head -> "---"))));
    for (EnvironmentField field : differences) {
      Stream<String> values =
          field.values().stream().map(value -> Figures.fact(field.name(), value));
      lines.add(row(Stream.concat(Stream.of(field.name()), values)));
    }
  }

  private static String row(Stream<String> cells) {
    return cells.map(HardwareMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Bars end cells, and the rest would be markup. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("<", "&lt;")
        .replace("`", "\\`")
        .replace("\n", " ");
  }
}
