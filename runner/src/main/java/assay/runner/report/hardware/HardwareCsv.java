// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.Interval;
import assay.tracker.analysis.hardware.Cell;
import assay.tracker.analysis.hardware.Facts;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.Row;
import assay.tracker.analysis.hardware.SpeedUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a report for a spreadsheet: a line for each cell, numbers in full, what is not there
 * empty.
 */
public final class HardwareCsv {
  private HardwareCsv() {}

  public static String of(HardwareReport report) {
    List<String> metrics = metrics(report);
    List<String> heads = new ArrayList<>();
    Arrays.stream(Facts.Aspect.values())
        .forEach(it -> heads.add(it.name().toLowerCase(Locale.ROOT)));
    heads.addAll(
        List.of(
            "run_id",
            "state",
            "quality",
            "result",
            "flags",
            "forks",
            "samples_per_second",
            "speed_up",
            "speed_up_low",
            "speed_up_high",
            "interval_method",
            "verdict",
            "because"));
    heads.addAll(metrics);
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(heads);
      for (Row row : report.rows()) {
        for (var entry : row.entries().entrySet()) {
          csv.printRecord(record(report, row, entry.getKey(), entry.getValue(), metrics));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory does not fail
    }
    return text.toString();
  }

  private static List<String> metrics(HardwareReport report) {
    TreeSet<String> keys = new TreeSet<>();
    report.rows().stream()
        .flatMap(row -> row.entries().values().stream())
        .forEach(entry -> keys.addAll(entry.cell().metrics().keySet()));
    return List.copyOf(keys);
  }

  private static List<@Nullable Object> record(
      HardwareReport report, Row row, String column, Row.Entry entry, List<String> metrics) {
    Cell cell = entry.cell();
    SpeedUp speedUp = entry.speedUp();
    List<@Nullable Object> values = new ArrayList<>();
    for (Facts.Aspect aspect : Facts.Aspect.values()) {
      boolean compared = aspect.name().equalsIgnoreCase(report.across().name());
      values.add(compared ? column : row.facts().value(aspect));
    }
    values.add(cell.runId());
    values.add(cell.state());
    values.add(cell.quality());
    values.add(cell.isResult());
    values.add(String.join(" ", cell.flags().keySet()));
    values.add(cell.forks().size());
    values.add(cell.throughput().isPresent() ? cell.throughput().getAsDouble() : null);
    values.add(speedUp.ratio().isPresent() ? speedUp.ratio().getAsDouble() : null);
    values.add(speedUp.interval().map(Interval::low).orElse(null));
    values.add(speedUp.interval().map(Interval::high).orElse(null));
    values.add(speedUp.method().map(method -> method.word()).orElse(null));
    values.add(speedUp.verdict().word());
    values.add(String.join("; ", speedUp.because()));
    metrics.forEach(key -> values.add(cell.metrics().get(key)));
    return values.stream().map(value -> safe(value)).toList();
  }

  /** A spreadsheet would run a text that begins as a formula does. */
  private static Object safe(@Nullable Object value) {
    Object present = Objects.requireNonNullElse(value, "");
    boolean formula = present instanceof String text && text.matches("[=+\\-@\t].*");
    return formula ? "'" + present : present;
  }
}
