// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.RooflinePoint;
import java.util.ArrayList;
import java.util.List;

/** What was attained of the arithmetic that the device could do for this work. */
final class RooflineChart {
  private static final double WIDTH = 1080;
  private static final double STEP = 20;
  private static final double BOTTOM = 28;

  private RooflineChart() {}

  /** Empty if there is nothing to draw. */
  static String draw(HardwareReport report) {
    List<RooflinePoint> points = report.roofline();
    if (points.isEmpty()) {
      return "";
    }
    int widest = points.stream().mapToInt(point -> point.label().length()).max().orElse(0);
    double left = Math.min(420, 24 + 6.4 * widest);
    double height = 8 + STEP * points.size();
    List<Double> values = new ArrayList<>();
    for (RooflinePoint point : points) {
      values.add(point.flopsPerSecond());
      point.attainable().ifPresent(values::add);
      point.peak().ifPresent(values::add);
    }
    Scale x = Scale.logarithmic(values, left, WIDTH - 190);
    Svg svg = new Svg(WIDTH, height + BOTTOM, "FLOP/s attained against what could be");
    new Frame(x, Scale.linear(0, 1, height, 4)).withX(svg, Figures::flops);
    Palette palette = new Palette(report);
    double y = 8 + STEP / 2;
    for (RooflinePoint point : points) {
      draw(svg, x, y, point, palette.of(point.column()));
      svg.words("r end", left - 12, y + 4, point.label());
      y += STEP;
    }
    return svg.done();
  }

  private static void draw(Svg svg, Scale x, double y, RooflinePoint point, String colour) {
    double roof = point.attainable().orElseGet(() -> point.peak().orElseThrow());
    double end = point.peak().orElse(roof);
    svg.line("grid", x.at(roof), y, x.at(Math.max(end, roof)), y);
    svg.line("ci s " + colour, x.at(point.flopsPerSecond()), y, x.at(roof), y);
    svg.line("ci s " + colour, x.at(roof), y - 6, x.at(roof), y + 6);
    point.peak().ifPresent(peak -> svg.line("axis", x.at(peak), y - 6, x.at(peak), y + 6));
    boolean result = point.cell().isResult();
    svg.dot(
        result ? "f " + colour : "hollow s no",
        x.at(point.flopsPerSecond()),
        y,
        4,
        "%s: %s".formatted(point.label(), Figures.flops(point.flopsPerSecond())));
    svg.words(
        "a",
        x.at(Math.max(end, roof)) + 10,
        y + 4,
        "%s of the roof%s"
            .formatted(
                Figures.percent(point.flopsPerSecond() / roof),
                point.isMemoryBound() ? ", memory-bound" : ""));
  }
}
