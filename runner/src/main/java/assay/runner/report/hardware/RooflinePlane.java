// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.RooflinePoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The roofline model (Williams et al. 2009): FLOP/s over FLOP per byte, both logarithmic. A roof
 * rises with what memory feeds up to its ridge, and is flat at the peak of arithmetic after it.
 */
final class RooflinePlane {

  private static final double WIDTH = 1080;
  private static final double HEIGHT = 320;
  private static final double LEFT = 110;
  private static final double RIGHT = 260;
  private static final double BOTTOM = 28;

  /**
   * @param peak FLOP/s
   * @param bandwidth bytes/s
   */
  private record Roof(String column, double peak, double bandwidth) {

    double ridge() {
      return peak / bandwidth;
    }

    double at(double flopPerByte) {
      return Math.min(peak, flopPerByte * bandwidth);
    }
  }

  private RooflinePlane() {}

  /** Empty if no cell has a place in it. */
  static String draw(HardwareReport report) {
    List<RooflinePoint> points =
        report.roofline().stream().filter(RooflinePoint::hasPlace).toList();
    if (points.isEmpty()) {
      return "";
    }
    Set<Roof> roofs = new LinkedHashSet<>();
    points.forEach(point -> roofs.add(roof(point)));
    List<Double> intensities = new ArrayList<>();
    points.forEach(point -> intensities.add(point.flopPerByte().orElseThrow()));
    roofs.forEach(roof -> intensities.add(roof.ridge()));
    Scale x = Scale.logarithmic(intensities, LEFT, WIDTH - RIGHT);
    List<Double> speeds = new ArrayList<>();
    points.forEach(point -> speeds.add(point.flopsPerSecond()));
    for (Roof roof : roofs) {
      speeds.add(roof.peak());
      speeds.add(roof.at(x.low()));
    }
    Scale y = Scale.logarithmic(speeds, HEIGHT, 14);
    Svg svg = new Svg(WIDTH, HEIGHT + BOTTOM, "FLOP/s over FLOP per byte below the device's roofs");
    new Frame(x, y).withY(svg, Figures::flops).withX(svg, Figures::plain);
    Palette palette = new Palette(report);
    for (Roof roof : roofs) {
      svg.path(
          "path s " + palette.of(roof.column()),
          x.at(x.low()),
          y.at(roof.at(x.low())),
          x.at(roof.ridge()),
          y.at(roof.peak()),
          x.at(x.high()),
          y.at(roof.peak()));
    }
    EndLabels labels = new EndLabels();
    for (Roof roof : roofs) {
      labels.add(
          palette.of(roof.column()),
          y.at(roof.peak()),
          "%s: %s, %s GB/s"
              .formatted(
                  roof.column(),
                  Figures.flops(roof.peak()),
                  Figures.plain(roof.bandwidth() / 1e9)));
    }
    for (RooflinePoint point : points) {
      boolean result = point.cell().isResult();
      double share = point.flopsPerSecond() / roof(point).at(point.flopPerByte().orElseThrow());
      svg.dot(
          result ? "f " + palette.of(point.column()) : "hollow s no",
          x.at(point.flopPerByte().orElseThrow()),
          y.at(point.flopsPerSecond()),
          4,
          "%s: %s at %s FLOP/byte, %s of the roof"
              .formatted(
                  point.label(),
                  Figures.flops(point.flopsPerSecond()),
                  Figures.plain(point.flopPerByte().orElseThrow()),
                  Figures.percent(share)));
    }
    labels.draw(svg, WIDTH - RIGHT + 10, HEIGHT);
    return svg.done();
  }

  private static Roof roof(RooflinePoint point) {
    return new Roof(
        point.column(),
        rounded(point.peak().orElseThrow()),
        rounded(point.peakBytesPerSecond().orElseThrow()));
  }

  /** To four digits: a roof that comes from several cells is one. */
  private static double rounded(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue();
  }
}
