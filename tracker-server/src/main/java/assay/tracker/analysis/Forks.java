// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What was measured in each of several forks (independent processes), one value per iteration.
 * Iterations of a fork resemble each other more than those of different forks, so they must not be
 * pooled. Immutable.
 */
public final class Forks {
  private final double[][] values;

  private Forks(double[][] values) {
    this.values = values;
  }

  /**
   * @param forks at least one, each with at least one value, all finite; lengths may differ
   */
  public static Forks of(double[]... forks) {
    if (forks.length == 0) {
      throw new IllegalArgumentException("at least one fork is needed");
    }
    for (int i = 0; i < forks.length; i++) {
      if (forks[i].length == 0) {
        throw new IllegalArgumentException("fork %d has no values".formatted(i));
      }
      for (double value : forks[i]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("fork %d has the value %s".formatted(i, value));
        }
      }
    }
    return new Forks(Arrays.stream(forks).map(double[]::clone).toArray(double[][]::new));
  }

  /** Forks of which only one value each is known. */
  public static Forks ofMeans(double... means) {
    return of(
        DoubleStream.of(means).mapToObj(mean -> new double[] {mean}).toArray(double[][]::new));
  }

  /** How many forks. */
  public int size() {
    return values.length;
  }

  /** The mean of each fork, in order. */
  public double[] means() {
    return Arrays.stream(values).mapToDouble(Forks::mean).toArray();
  }

  /** The mean of the forks' means: every fork counts the same, however many iterations it has. */
  public double mean() {
    return mean(means());
  }

  double[] fork(int index) {
    return values[index];
  }

  boolean hasOneValueEach() {
    return Arrays.stream(values).allMatch(fork -> fork.length == 1);
  }

  boolean hasNoNegativeValue() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(value -> value >= 0);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
