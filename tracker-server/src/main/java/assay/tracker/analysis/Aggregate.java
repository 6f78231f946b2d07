// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A metric over the finished fits of a trial.
 *
 * @param sd standard deviation with n − 1; absent for one value
 * @param se standard error of resampled scores, sd·√(1/n + n_test/n_train) (Nadeau and Bengio
 *     2003): folds share training rows, so sd/√n would be too small
 * @param low lower end of the 95 % interval, mean − t(0.975, n − 1)·se
 * @param high upper end
 */
public record Aggregate(
    double mean,
    OptionalDouble sd,
    OptionalDouble se,
    int n,
    OptionalDouble low,
    OptionalDouble high) {

  /**
   * @param values at least one, all finite
   * @param testToTrain n_test / n_train of a fold; 0 for independent values
   */
  public static Aggregate of(double[] values, double testToTrain) {
    if (values.length == 0) {
      throw new IllegalArgumentException("an aggregate needs at least one value");
    }
    int n = values.length;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) { // Welford 1962: no cancellation, unlike sums of squares
      double delta = values[i] - mean;
      mean += delta / (i + 1);
      squares += delta * (values[i] - mean);
    }
    if (n == 1) {
      OptionalDouble none = OptionalDouble.empty();
      return new Aggregate(mean, none, none, n, none, none);
    }
    double sd = Math.sqrt(squares / (n - 1));
    double se = sd * Math.sqrt(1.0 / n + testToTrain);
    return of(mean, OptionalDouble.of(sd), OptionalDouble.of(se), n);
  }

  /** From parts that were stored, the interval computed again. */
  public static Aggregate of(double mean, OptionalDouble sd, OptionalDouble se, int n) {
    if (se.isEmpty() || n < 2) {
      return new Aggregate(mean, sd, se, n, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double half = TDistribution.of(n - 1).inverseCumulativeProbability(0.975) * se.getAsDouble();
    return new Aggregate(
        mean, sd, se, n, OptionalDouble.of(mean - half), OptionalDouble.of(mean + half));
  }
}
