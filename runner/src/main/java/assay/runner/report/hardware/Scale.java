// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values onto pixels.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}; above low, and both above 0 if logarithmic
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
  private static final int MOST_TICKS = 7;

  /** Over all of the values, with a margin. */
  static Scale logarithmic(List<Double> values, double from, double to) {
    double low = values.stream().mapToDouble(it -> it).min().orElse(1);
    double high = values.stream().mapToDouble(it -> it).max().orElse(10);
    double margin = Math.pow(Math.max(high / low, 1.5), 0.06);
    return new Scale(low / margin, high * margin, from, to, true);
  }

  static Scale linear(double low, double high, double from, double to) {
    return new Scale(low, high > low ? high : low + 1, from, to, false);
  }

  double at(double value) {
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /** Round values inside, a few of them. */
  List<Double> ticks() {
    return logarithmic ? logarithmicTicks() : linearTicks();
  }

  /** 1, 2 and 5 of each decade, or fewer where there are many. */
  private List<Double> logarithmicTicks() {
    for (List<Integer> digits : List.of(List.of(1, 2, 3, 5, 7), List.of(1, 2, 5), List.of(1))) {
      List<Double> ticks = new ArrayList<>();
      for (int decade = (int) Math.floor(Math.log10(low)); Math.pow(10, decade) <= high; decade++) {
        for (int digit : digits) {
          double tick = digit * Math.pow(10, decade);
          if (low <= tick && tick <= high) {
            ticks.add(tick);
          }
        }
      }
      if (ticks.size() <= MOST_TICKS || digits.size() == 1) {
        return ticks;
      }
    }
    return List.of();
  }

  private List<Double> linearTicks() {
    double rough = (high - low) / (MOST_TICKS - 2);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (step < rough) {
        step = factor * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
