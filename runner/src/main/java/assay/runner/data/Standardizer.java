// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;

/**
 * (x − mean) / population standard deviation, by column. Columns that were constant when fitted
 * become 0 everywhere: they say nothing that was learned from.
 */
final class Standardizer implements FittedStep {
  private final double[] means;
  private final double[] deviations;

  private Standardizer(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  static Standardizer fit(double[] values, int columns) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int column = 0; column < columns; column++) {
      double[] of = column(values, column, columns);
      double mean = Arrays.stream(of).average().orElse(0);
      means[column] = mean;
      deviations[column] = constant(of) ? 0 : deviation(of, mean);
    }
    return new Standardizer(means, deviations);
  }

  private static double[] column(double[] values, int column, int columns) {
    double[] of = new double[values.length / columns];
    for (int row = 0; row < of.length; row++) {
      of[row] = values[row * columns + column];
    }
    return of;
  }

  // Compared exactly: the rounded mean of equal values can differ from them.
  private static boolean constant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static double deviation(double[] values, double mean) {
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / values.length);
  }

  @Override
  public void apply(double[] values) {
    for (int i = 0; i < values.length; i++) {
      int column = i % means.length;
      double deviation = deviations[column];
      values[i] = deviation == 0 ? 0 : (values[i] - means[column]) / deviation;
    }
  }
}
