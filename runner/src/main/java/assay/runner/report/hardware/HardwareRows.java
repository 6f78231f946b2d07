// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.Cell;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.MeanSpeedUp;
import assay.tracker.analysis.hardware.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The table of a report: a line for each cell, the work named in the first line of each row.
 * Columns that nobody measured are left out.
 */
final class HardwareRows {

  /** One of the optional columns. */
  private record Measure(
      String head, Function<Cell, OptionalDouble> value, DoubleFunction<String> words) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("p50 ms", cell -> cell.latency("p50"), Figures::plain),
          new Measure("p90 ms", cell -> cell.latency("p90"), Figures::plain),
          new Measure("p99 ms", cell -> cell.latency("p99"), Figures::plain),
          new Measure("peak memory", CellWords::memory, Figures::bytes),
          new Measure("J/sample", cell -> cell.metric("energy/j_per_sample"), Figures::plain),
          new Measure(
              "net J/sample", cell -> cell.metric("energy/net_j_per_sample"), Figures::plain),
          new Measure(
              "J/sample (estimate)", cell -> cell.metric(HardwareNotes.ESTIMATED), Figures::plain),
          new Measure("$/1M", cell -> cell.metric("cost/usd_per_1m_samples"), Figures::plain),
          new Measure("FLOP/byte", cell -> cell.metric("bench/flop_per_byte"), Figures::plain),
          new Measure("MFU", cell -> cell.metric("bench/mfu"), Figures::percent),
          new Measure("cv", Cell::cv, Figures::percent));

  private final HardwareReport report;
  private final List<Measure> measures;

  HardwareRows(HardwareReport report) {
    this.report = report;
    this.measures =
        MEASURES.stream()
            .filter(measure -> cells().anyMatch(cell -> measure.value().apply(cell).isPresent()))
            .toList();
  }

  private Stream<Cell> cells() {
    return report.rows().stream()
        .flatMap(row -> row.entries().values().stream())
        .map(Row.Entry::cell);
  }

  /** A column's name and whether it holds numbers. */
  record Head(String text, boolean number) {}

  List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    heads.add(new Head("work", false));
    heads.add(new Head(report.across().word(), false));
    heads.add(new Head("samples/s", true));
    heads.add(new Head("±", true));
    heads.add(new Head("speed-up", true));
    heads.add(new Head("95% interval", false));
    measures.forEach(measure -> heads.add(new Head(measure.head(), true)));
    heads.add(new Head("verdict", false));
    return heads;
  }

  /** A line of the table; {@code entry} makes it. */
  record Line(Row row, String column, Row.Entry entry, List<String> texts) {}

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : report.rows()) {
      boolean first = true;
      for (var entry : row.entries().entrySet()) {
        lines.add(line(row, entry.getKey(), entry.getValue(), first));
        first = false;
      }
    }
    return lines;
  }

  private Line line(Row row, String column, Row.Entry entry, boolean first) {
    Cell cell = entry.cell();
    List<String> texts = new ArrayList<>();
    texts.add(first ? row.label() : "");
    texts.add(column);
    texts.add(Figures.orAbsent(cell.throughput(), Figures::plain));
    texts.add(Figures.orAbsent(CellWords.halfWidth(cell), Figures::percent));
    texts.add(CellWords.ratio(entry.speedUp()));
    texts.add(CellWords.interval(entry.speedUp()));
    for (Measure measure : measures) {
      texts.add(Figures.orAbsent(measure.value().apply(cell), measure.words()));
    }
    texts.add(CellWords.verdict(entry));
    return new Line(row, column, entry, texts);
  }

  /** The lines below the table, one for each mean, as long as the others. */
  List<List<String>> means() {
    List<List<String>> lines = new ArrayList<>();
    for (MeanSpeedUp mean : report.means()) {
      List<String> texts = new ArrayList<>();
      texts.add(lines.isEmpty() ? "geometric mean of " + mean.rows() : "");
      texts.add(mean.column());
      texts.add("");
      texts.add("");
      texts.add(Figures.times(mean.interval().estimate()));
      texts.add(CellWords.interval(mean.interval()));
      measures.forEach(measure -> texts.add(""));
      texts.add(CellWords.verdict(mean.verdict()));
      lines.add(texts);
    }
    return lines;
  }
}
