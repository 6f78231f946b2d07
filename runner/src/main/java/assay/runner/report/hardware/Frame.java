// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import java.util.function.DoubleFunction;

/** The axes of a picture with their round values. */
record Frame(Scale x, Scale y) {

  /** Lines across for the values of y, which stand at the left. */
  Frame withY(Svg svg, DoubleFunction<String> words) {
    for (double tick : y.ticks()) {
      svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
      svg.words("a end", x.from() - 7, y.at(tick) + 4, words.apply(tick));
    }
    return this;
  }

  /** Lines upwards for the values of x, which stand below. */
  Frame withX(Svg svg, DoubleFunction<String> words) {
    for (double tick : x.ticks()) {
      svg.line("grid", x.at(tick), y.to(), x.at(tick), y.from());
      tick(svg, tick, words.apply(tick));
    }
    return base(svg);
  }

  /** A value of x of its own. */
  void tick(Svg svg, double value, String words) {
    svg.words("a mid", x.at(value), y.from() + 17, words);
  }

  Frame base(Svg svg) {
    svg.line("axis", x.from(), y.from(), x.to(), y.from());
    return this;
  }
}
