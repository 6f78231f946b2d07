// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.Noise;
import java.util.Comparator;
import java.util.List;

/** How forks and their iterations deviate from the throughput of their cell, noisiest first. */
final class NoiseChart {
  static final int MOST = 40;

  private static final double WIDTH = 1080;
  private static final double STEP = 20;
  private static final double BOTTOM = 28;
  private static final double SHADED = 0.03;

  private NoiseChart() {}

  /** Empty if there is nothing to draw. */
  static String draw(HardwareReport report) {
    List<Noise> cells =
        report.noise().stream()
            .sorted(Comparator.comparingDouble((Noise cell) -> cell.cv().orElse(0)).reversed())
            .limit(MOST)
            .toList();
    if (cells.isEmpty()) {
      return "";
    }
    int widest = cells.stream().mapToInt(cell -> cell.label().length()).max().orElse(0);
    double left = Math.min(420, 24 + 6.4 * widest);
    double height = 8 + STEP * cells.size();
    double most =
        cells.stream()
            .flatMap(cell -> cell.forks().stream())
            .mapToDouble(fork -> Math.max(-fork.lowest(), fork.highest()))
            .max()
            .orElse(0);
    double reach = 1.08 * Math.max(most, SHADED);
    Scale x = Scale.linear(-reach, reach, left, WIDTH - 120);
    Svg svg =
        new Svg(WIDTH, height + BOTTOM, "Deviation of forks from the throughput of their cell");
    svg.box("shade", x.at(-SHADED), 4, x.at(SHADED) - x.at(-SHADED), height - 4);
    new Frame(x, Scale.linear(0, 1, height, 4)).withX(svg, Figures::signedPercent);
    Palette palette = new Palette(report);
    double y = 8 + STEP / 2;
    for (Noise cell : cells) {
      draw(svg, x, y, cell, palette.of(cell.column()));
      svg.words("r end", left - 12, y + 4, cell.label());
      y += STEP;
    }
    return svg.done();
  }

  private static void draw(Svg svg, Scale x, double y, Noise cell, String colour) {
    for (Noise.Deviation fork : cell.forks()) {
      svg.line("thin s " + colour, x.at(fork.lowest()), y, x.at(fork.highest()), y);
      svg.line("ci s " + colour, x.at(fork.mean()), y - 6, x.at(fork.mean()), y + 6);
    }
    String flagged = cell.cell().isResult() ? "" : " no result";
    svg.words(
        "a",
        WIDTH - 110,
        y + 4,
        Figures.orAbsent(cell.cv(), cv -> "cv " + Figures.percent(cv)) + flagged);
  }
}
