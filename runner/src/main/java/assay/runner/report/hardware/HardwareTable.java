// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.runner.report.TextTable;
import assay.tracker.analysis.hardware.Column;
import assay.tracker.analysis.hardware.EnvironmentField;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.View;
import java.util.ArrayList;
import java.util.List;

/** A report for a terminal. */
public final class HardwareTable {
  private HardwareTable() {}

  public static List<String> lines(HardwareReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.headline().title() + ".");
    lines.addAll(report.headline().details());
    if (report.rows().isEmpty()) {
      return lines;
    }
    if (report.views().contains(View.SAME_BATCH)) {
      lines.add("");
      lines.addAll(table(new HardwareRows(report)));
    }
    for (ViewTable view : ViewTable.of(report)) {
      lines.add("");
      lines.add(view.title() + ":");
      lines.addAll(view.text());
    }
    List<String> notes = HardwareNotes.of(report);
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    List<EnvironmentField> differences = HardwareNotes.differences(report);
    if (!differences.isEmpty()) {
      lines.add("");
      lines.addAll(environment(report, differences));
    }
    return lines;
  }

  private static List<String> table(HardwareRows rows) {
    TextTable table = new TextTable();
    for (HardwareRows.Head head : rows.heads()) {
      if (head.number()) {
        table.right(head.text());
      } else {
        table.left(head.text());
      }
    }
    rows.lines().forEach(line -> table.row(line.texts()));
    rows.means().forEach(table::row);
    return table.lines();
  }

  private static List<String> environment(
      HardwareReport report, List<EnvironmentField> differences) {
    TextTable table = new TextTable().left("environment");
    report.columns().stream().map(Column::label).forEach(table::left);
    for (EnvironmentField field : differences) {
      List<String> cells = new ArrayList<>();
      cells.add(field.name());
      field.values().forEach(value -> cells.add(Figures.fact(field.name(), value)));
      table.row(cells);
    }
    return table.lines();
  }
}
