// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.Interval;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.MeanSpeedUp;
import assay.tracker.analysis.hardware.Row;
import assay.tracker.analysis.hardware.SpeedUp;
import assay.tracker.analysis.hardware.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speed-ups of all rows with their intervals, and the geometric means below. */
final class SpeedUpChart {
  private static final double WIDTH = 1080;
  private static final double STEP = 13;
  private static final double GAP = 12;
  private static final double BOTTOM = 26;

  private final HardwareReport report;
  private final Palette palette;
  private final List<Row> rows;

  SpeedUpChart(HardwareReport report) {
    this.report = report;
    this.palette = new Palette(report);
    this.rows =
        report.rows().stream()
            .filter(row ->
                row.entries().values().stream()
                    .anyMatch(entry -> entry.speedUp().ratio().isPresent()))
            .toList();
  }

  /** Empty if there is nothing to draw. */
  String draw() {
    if (rows.isEmpty()) {
      return "";
    }
    double left = Math.min(360, 24 + 6.4 * widest());
    double height = 8 + rows.stream().mapToDouble(this::height).sum() + meansHeight();
    Scale x = Scale.logarithmic(values(), left, WIDTH - 120);
    Svg svg = new Svg(WIDTH, height + BOTTOM, description());
    Frame frame = new Frame(x, Scale.linear(0, 1, height, 4));
    frame.withX(svg, Figures::times);
    svg.line("base", x.at(1), 4, x.at(1), height);
    double y = 8;
    for (Row row : rows) {
      svg.words("r end", left - 12, y + height(row) / 2 + 2, row.label());
      double at = y + GAP / 2 + STEP / 2;
      for (Map.Entry<String, Row.Entry> entry : compared(row)) {
        draw(svg, x, at, entry.getKey(), entry.getValue().speedUp());
        at += STEP;
      }
      y += height(row);
    }
    means(svg, x, left, y);
    return svg.done();
  }

  private List<Map.Entry<String, Row.Entry>> compared(Row row) {
    return row.entries().entrySet().stream()
        .filter(entry -> entry.getValue().speedUp().ratio().isPresent())
        .toList();
  }

  private double height(Row row) {
    return GAP + STEP * compared(row).size();
  }

  private double meansHeight() {
    return report.means().isEmpty() ? 0 : GAP + STEP * report.means().size();
  }

  private int widest() {
    return rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
  }

  private List<Double> values() {
    List<Double> values = new ArrayList<>();
    values.add(1.0);
    for (Row row : rows) {
      for (Map.Entry<String, Row.Entry> entry : compared(row)) {
        SpeedUp speedUp = entry.getValue().speedUp();
        values.add(speedUp.ratio().orElseThrow());
        speedUp.interval().ifPresent(interval -> add(values, interval));
      }
    }
    report.means().forEach(mean -> add(values, mean.interval()));
    return values;
  }

  private static void add(List<Double> values, Interval interval) {
    values.add(interval.low());
    values.add(interval.high());
  }

  private void draw(Svg svg, Scale x, double y, String column, SpeedUp speedUp) {
    double ratio = speedUp.ratio().orElseThrow();
    boolean counts = speedUp.verdict() != Verdict.NOT_COMPARABLE;
    String colour = counts ? palette.of(column) : "no";
    speedUp
        .interval()
        .ifPresent(interval ->
            svg.line("ci s " + colour, x.at(interval.low()), y, x.at(interval.high()), y));
    String hint =
        "%s: %s, %s".formatted(column, Figures.times(ratio), CellWords.verdict(speedUp.verdict()));
    svg.dot((counts ? "f " : "hollow s ") + colour, x.at(ratio), y, 4, hint);
    double end = speedUp.interval().map(Interval::high).orElse(ratio);
    svg.words(
        "a", x.at(Math.max(end, ratio)) + 8, y + 4, counts ? column : column + " (no result)");
  }

  private void means(Svg svg, Scale x, double left, double top) {
    if (report.means().isEmpty()) {
      return;
    }
    svg.box("shade", 0, top, WIDTH, meansHeight());
    svg.words("r b end", left - 12, top + meansHeight() / 2 + 4, "geometric mean");
    double y = top + GAP / 2 + STEP / 2;
    for (MeanSpeedUp mean : report.means()) {
      String colour = palette.of(mean.column());
      Interval interval = mean.interval();
      svg.line("ci s " + colour, x.at(interval.low()), y, x.at(interval.high()), y);
      svg.dot("f " + colour, x.at(interval.estimate()), y, 5, mean.column());
      svg.words(
          "t b " + colour,
          x.at(interval.high()) + 8,
          y + 4,
          "%s %s".formatted(mean.column(), Figures.times(interval.estimate())));
      y += STEP;
    }
  }

  private String description() {
    return "Speed-ups over %s with 95%% intervals; the table above has the same numbers."
        .formatted(report.baseline().orElse(""));
  }
}
