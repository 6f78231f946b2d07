// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.Scaling;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Throughput against batch size, or the efficiency of threads. */
final class ScalingChart {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 240;
  private static final double LEFT = 56;
  private static final double RIGHT = 170;
  private static final double BOTTOM = 28;

  private final HardwareReport report;
  private final List<Scaling> lines;
  private final Function<Scaling.Point, OptionalDouble> value;
  private final boolean logarithmic;

  private ScalingChart(
      HardwareReport report,
      List<Scaling> lines,
      Function<Scaling.Point, OptionalDouble> value,
      boolean logarithmic) {
    this.report = report;
    this.lines = lines;
    this.value = value;
    this.logarithmic = logarithmic;
  }

  /** Empty if there is nothing to draw. */
  static String ofBatches(HardwareReport report, String model) {
    return new ScalingChart(
            report, of(model, report.batchScaling()), point -> point.cell().throughput(), true)
        .draw("Throughput in samples/s by batch size");
  }

  /** Empty if there is nothing to draw. */
  static String ofThreads(HardwareReport report, String model) {
    return new ScalingChart(
            report, of(model, report.threadScaling()), Scaling.Point::efficiency, false)
        .draw("Efficiency of threads by their number");
  }

  private static List<Scaling> of(String model, List<Scaling> lines) {
    return lines.stream().filter(line -> line.facts().value(Aspect.MODEL).equals(model)).toList();
  }

  /** The name of the column, where each line has one of its own; the title says the model. */
  private String name(Scaling line) {
    if (lines.stream().allMatch(this::isAlone)) {
      return column(line);
    }
    String model = line.facts().value(Aspect.MODEL) + " · ";
    return line.label().startsWith(model) ? line.label().substring(model.length()) : line.label();
  }

  private boolean isAlone(Scaling line) {
    return !column(line).isEmpty()
        && lines.stream().filter(other -> column(other).equals(column(line))).count() == 1;
  }

  private String column(Scaling line) {
    return line.facts().value(Aspect.valueOf(report.across().name()));
  }

  private String draw(String description) {
    List<Double> values =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .flatMap(point -> value.apply(point).stream().boxed())
            .toList();
    if (values.isEmpty()) {
      return "";
    }
    List<Double> sizes =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .map(point -> (double) point.size())
            .distinct()
            .sorted()
            .toList();
    Scale x = Scale.logarithmic(sizes, LEFT, WIDTH - RIGHT);
    double most = values.stream().mapToDouble(it -> it).max().orElse(1);
    Scale y =
        logarithmic
            ? Scale.logarithmic(values, HEIGHT, 14)
            : Scale.linear(0, Math.max(1, most), HEIGHT, 14);
    Svg svg = new Svg(WIDTH, HEIGHT + BOTTOM, description);
    Frame frame = new Frame(x, y);
    frame.withY(svg, logarithmic ? Figures::plain : ScalingChart::share).base(svg);
    for (double size : sizes) {
      frame.tick(svg, size, Figures.plain(size));
    }
    EndLabels labels = new EndLabels();
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, frame, labels, lines.get(i), colour(i));
    }
    labels.draw(svg, WIDTH - RIGHT + 10, HEIGHT);
    return svg.done();
  }

  private static String share(double efficiency) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * efficiency);
  }

  /** That of the line's column; where any column has several lines, one for each line. */
  private String colour(int index) {
    return lines.stream().allMatch(this::isAlone)
        ? new Palette(report).of(column(lines.get(index)))
        : Palette.numbered(index);
  }

  private void draw(Svg svg, Frame frame, EndLabels labels, Scaling line, String colour) {
    List<Scaling.Point> results =
        line.points().stream()
            .filter(point -> point.cell().isResult() && value.apply(point).isPresent())
            .toList();
    double[] path = new double[2 * results.size()];
    for (int i = 0; i < results.size(); i++) {
      path[2 * i] = frame.x().at(results.get(i).size());
      path[2 * i + 1] = frame.y().at(value.apply(results.get(i)).orElseThrow());
    }
    svg.path("path s " + colour, path);
    for (Scaling.Point point : line.points()) {
      value
          .apply(point)
          .ifPresent(it -> {
            double x = frame.x().at(point.size());
            double y = frame.y().at(it);
            String hint = "%s, %d: %s".formatted(name(line), point.size(), Figures.plain(it));
            boolean knee = line.knee().isPresent() && line.knee().getAsInt() == point.size();
            if (knee) {
              svg.dot("hollow s " + colour, x, y, 6, hint);
            }
            boolean result = point.cell().isResult();
            svg.dot(result ? "f " + colour : "hollow s no", x, y, result ? 2.5 : 3.5, hint);
          });
    }
    if (path.length > 0) {
      labels.add(colour, path[path.length - 1], name(line) + failures(line));
    }
  }

  /** As {@code , oom at 128}. */
  private static String failures(Scaling line) {
    return line.points().stream()
        .filter(point -> !point.cell().isMeasured())
        .findFirst()
        .map(point -> ", %s at %d".formatted(point.cell().state(), point.size()))
        .orElse("");
  }
}
