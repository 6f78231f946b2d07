// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one forked JVM measured.
 *
 * @param number from 0
 * @param iterations samples/s of each iteration in the order in which they were measured; where
 *     they are not there, the fork's mean alone
 */
public record BenchmarkFork(int number, List<Double> iterations) {

  public BenchmarkFork {
    iterations = List.copyOf(iterations);
  }

  /**
   * @param mean stands for the iterations where there are none
   */
  public static BenchmarkFork of(int number, List<Double> iterations, OptionalDouble mean) {
    return iterations.isEmpty() && mean.isPresent()
        ? new BenchmarkFork(number, List.of(mean.getAsDouble()))
        : new BenchmarkFork(number, iterations);
  }

  /** Without what is no throughput; any client may log anything. */
  BenchmarkFork cleaned() {
    return new BenchmarkFork(
        number, iterations.stream().filter(it -> Double.isFinite(it) && it >= 0).toList());
  }

  /** Samples/s. */
  double mean() {
    return iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
