// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.ParetoFront;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Configurations in two measures, with those joined that nothing beats in both. */
final class FrontChart {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 240;
  private static final double LEFT = 56;
  private static final double RIGHT = 170;
  private static final double BOTTOM = 28;

  private FrontChart() {}

  static String draw(HardwareReport report, ParetoFront front) {
    Palette palette = new Palette(report);
    Scale x = Scale.logarithmic(values(front, ParetoFront.Point::x), LEFT, WIDTH - RIGHT);
    Scale y = Scale.logarithmic(values(front, ParetoFront.Point::y), HEIGHT, 14);
    Svg svg =
        new Svg(
            WIDTH, HEIGHT + BOTTOM, "%s against %s".formatted(words(front.y()), words(front.x())));
    new Frame(x, y).withY(svg, Figures::plain).withX(svg, Figures::plain);
    List<ParetoFront.Point> best =
        front.points().stream()
            .filter(ParetoFront.Point::onFront)
            .sorted(Comparator.comparingDouble(ParetoFront.Point::x))
            .toList();
    double[] path = new double[2 * best.size()];
    EndLabels labels = new EndLabels();
    for (int i = 0; i < best.size(); i++) {
      path[2 * i] = x.at(best.get(i).x());
      path[2 * i + 1] = y.at(best.get(i).y());
      labels.add(palette.of(best.get(i).column()), path[2 * i + 1], best.get(i).label());
    }
    svg.path("front", path);
    for (ParetoFront.Point point : front.points()) {
      String colour = point.cell().isResult() ? palette.of(point.column()) : "no";
      svg.dot(
          (point.onFront() ? "f " : "hollow s ") + colour,
          x.at(point.x()),
          y.at(point.y()),
          point.onFront() ? 4 : 3,
          "%s: %s, %s"
              .formatted(point.label(), Figures.plain(point.x()), Figures.plain(point.y())));
    }
    labels.draw(svg, WIDTH - RIGHT + 10, HEIGHT);
    return svg.done();
  }

  /** The name of a measure for people. */
  static String words(String key) {
    return switch (key) {
      case "bench/throughput" -> "samples/s";
      case "energy/j_per_sample" -> "J/sample";
      case "cost/usd_per_1m_samples" -> "$ per million samples";
      default -> key.replace("bench/", "").replace("_ms", "").replace('_', ' ') + " in ms";
    };
  }

  private static List<Double> values(ParetoFront front, ToDoubleFunction<ParetoFront.Point> of) {
    return front.points().stream().mapToDouble(of).filter(it -> it > 0).boxed().toList();
  }
}
