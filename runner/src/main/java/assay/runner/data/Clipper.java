// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep.Outliers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves values beyond two bounds to these, by column; missing ones stay missing. */
record Clipper(List<Bounds> bounds) implements FittedStep {
  private static final double QUARTILE_DISTANCES = 1.5;
  private static final double DEVIATIONS = 3;

  Clipper {
    bounds = List.copyOf(bounds);
  }

  /** Of one column. */
  record Bounds(String column, double low, double high) {}

  static Clipper fit(Frame train, Outliers step) {
    return new Clipper(train.numbers(step.columns()).map(column -> bounds(column, step)).toList());
  }

  private static Bounds bounds(Column.Numbers column, Outliers step) {
    Quantiles quantiles = new Quantiles(column.values());
    return switch (step.bound()) {
      case QUANTILES ->
          new Bounds(column.name(), quantiles.at(step.low()), quantiles.at(step.high()));
      case IQR -> {
        double below = quantiles.at(0.25);
        double above = quantiles.at(0.75);
        double beyond = step.factor().orElse(QUARTILE_DISTANCES) * (above - below);
        yield new Bounds(column.name(), below - beyond, above + beyond);
      }
      case Z -> {
        double[] known = Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double beyond =
            known.length == 0
                ? 0
                : step.factor().orElse(DEVIATIONS) * Scaler.Scale.deviation(known, mean);
        yield new Bounds(column.name(), mean - beyond, mean + beyond);
      }
    };
  }

  @Override
  public Frame apply(Frame rows) {
    Map<String, Column> clipped = new HashMap<>();
    for (Bounds bound : bounds) {
      double[] values = rows.number(bound.column()).values().clone();
      for (int row = 0; row < values.length; row++) {
        // Not Math.clamp: a comparison with NaN is false, which leaves it as it is.
        if (values[row] < bound.low()) {
          values[row] = bound.low();
        } else if (values[row] > bound.high()) {
          values[row] = bound.high();
        }
      }
      clipped.put(bound.column(), new Column.Numbers(bound.column(), values));
    }
    return rows.with(clipped);
  }
}
