// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.benchmark.DevicePeak;
import assay.runner.benchmark.PeakKey;
import assay.runner.benchmark.Roof;
import assay.runner.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A peak as people read it. */
final class DevicePeakText {
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

  private DevicePeakText() {}

  static List<String> table(DevicePeak peak) {
    TextTable table =
        new TextTable().left("operation").right("best").right("median").right("times").left("");
    Stream.concat(peak.products().stream(), peak.convolutions().stream())
        .forEach(roof -> row(table, roof, "FLOP/s"));
    row(table, peak.memory(), "B/s");
    return table.lines();
  }

  private static void row(TextTable table, Roof roof, String unit) {
    table.row(
        List.of(
            roof.operation(),
            rate(roof.bestPerSecond(), unit),
            rate(roof.medianPerSecond(), unit),
            Integer.toString(roof.repetitions()),
            roof.disturbed() ? "disturbed" : ""));
  }

  static List<String> verdict(PeakKey key, DevicePeak peak) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s, %d %s, %s: %s and %s at best."
            .formatted(
                key.target(),
                key.type(),
                key.threads(),
                key.threads() == 1 ? "thread" : "threads",
                key.engine(),
                rate(peak.flopsPerSecond(), "FLOP/s"),
                rate(peak.bytesPerSecond(), "B/s")));
    if (Stream.of(peak.products(), peak.convolutions(), List.of(peak.memory()))
        .flatMap(List::stream)
        .anyMatch(Roof::disturbed)) {
      lines.add(
          "Some repetitions took much longer than the fastest: something else kept the device busy,"
              + " and the peak may be higher than this.");
    }
    return lines;
  }

  /** Three digits and a decimal prefix, such as {@code 102 GFLOP/s}. */
  static String rate(double perSecond, String unit) {
    double value = perSecond;
    int prefix = 0;
    while (value >= 999.5 && prefix < PREFIXES.length - 1) {
      value /= 1000;
      prefix++;
    }
    int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s%s", value, PREFIXES[prefix], unit);
  }
}
