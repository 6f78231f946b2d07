// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.Column;
import assay.tracker.analysis.hardware.HardwareReport;
import java.util.List;

/** The colour of each column: ink for the baseline, then the eight of the palette in turn. */
final class Palette {
  private static final int COLOURS = 8;

  private final List<String> others;

  Palette(HardwareReport report) {
    String baseline = report.baseline().orElse("");
    this.others =
        report.columns().stream()
            .map(Column::label)
            .filter(label -> !label.equals(baseline))
            .toList();
  }

  /** The class of the style sheet. */
  String of(String column) {
    int index = others.indexOf(column);
    return index < 0 ? "k0" : numbered(index);
  }

  static String numbered(int index) {
    return "k" + (1 + index % COLOURS);
  }
}
