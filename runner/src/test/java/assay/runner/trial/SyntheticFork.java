// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import assay.runner.benchmark.Arrivals;
import assay.runner.benchmark.LoadGenerator;
import assay.runner.benchmark.LoadOptions;
import assay.runner.benchmark.LoadResult;
import assay.runner.benchmark.Pacer;
import assay.runner.benchmark.RunLength;
import assay.runner.benchmark.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * One fork of a workload that needs no engine: some 100 µs of arithmetic. Prints what it measured:
 * queries per second of each iteration in a closed loop, the inverse of the mean response time (in
 * seconds) in an open one at about half of its capacity.
 *
 * <p>As a program: {@code SyntheticFork closed|open}.
 */
final class SyntheticFork {
  private static final int SIZE = 48;
  private static final double OPEN_RATE = 2000;
  private static final RunLength LENGTH =
      new RunLength(Duration.ofMillis(1500), Duration.ofSeconds(1), 1);

  private SyntheticFork() {}

  public static void main(String[] args) throws InterruptedException {
    boolean open = args[0].equals("open");
    Arrivals arrivals = open ? Arrivals.server(OPEN_RATE, 1) : Arrivals.singleStream();
    LoadResult result =
        new LoadGenerator(Pacer.system())
            .run(
                workload(),
                arrivals,
                new LoadOptions(1, LENGTH, OptionalInt.empty(), Duration.ofMillis(200)));
    if (open) {
      System.out.println(1e9 / result.response().meanNanos().orElseThrow());
    } else {
      result.iterationThroughput().forEach(System.out::println);
    }
  }

  /** A product of two matrices, each result the next factor. */
  private static Workload workload() {
    return () -> {
      float[] factor = new float[SIZE * SIZE];
      Arrays.fill(factor, 1f / SIZE);
      float[][] product = {factor.clone()};
      return samples -> product[0] = multiplied(product[0], factor);
    };
  }

  private static float[] multiplied(float[] left, float[] right) {
    float[] product = new float[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        for (int j = 0; j < SIZE; j++) {
          product[i * SIZE + j] += left[i * SIZE + k] * right[k * SIZE + j];
        }
      }
    }
    return product;
  }
}
