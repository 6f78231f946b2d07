// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/**
 * When queries arrive. The scenarios have MLPerf Inference's names and meanings (Reddi et al. 2020,
 * "MLPerf Inference Benchmark").
 */
public sealed interface Arrivals {

  /** Each worker sends the next query when it has the answer to the last: a closed loop. */
  record BackToBack(int samplesPerQuery) implements Arrivals {
    public BackToBack {
      requirePositive(samplesPerQuery);
    }
  }

  /**
   * Queries arrive at their own times, whatever the system does: an open loop. The gaps are
   * independent and exponentially distributed.
   *
   * @param ratePerSecond expected queries per second
   * @param seed the same seed gives the same times
   */
  record Poisson(double ratePerSecond, long seed, int samplesPerQuery) implements Arrivals {
    public Poisson {
      requirePositive(ratePerSecond);
      requirePositive(samplesPerQuery);
    }
  }

  /** An open loop with equal gaps. */
  record Even(double ratePerSecond, int samplesPerQuery) implements Arrivals {
    public Even {
      requirePositive(ratePerSecond);
      requirePositive(samplesPerQuery);
    }
  }

  /**
   * All samples are there at once, in queries of one size; the last one has the rest. Warm-up
   * queries come back to back before. The length of the run is given by the samples alone.
   */
  record AtOnce(int samples, int samplesPerQuery) implements Arrivals {
    public AtOnce {
      requirePositive(samples);
      requirePositive(samplesPerQuery);
    }
  }

  /** One sample after the other. */
  static Arrivals singleStream() {
    return new BackToBack(1);
  }

  /** Eight samples after the other eight, such as the frames of eight cameras. */
  static Arrivals multiStream() {
    return new BackToBack(8);
  }

  /** Single samples from independent users. */
  static Arrivals server(double ratePerSecond, long seed) {
    return new Poisson(ratePerSecond, seed, 1);
  }

  /** Everything at once; the system works through it in batches. */
  static Arrivals offline(int samples, int batch) {
    return new AtOnce(samples, batch);
  }

  private static void requirePositive(double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("not positive: " + value);
    }
  }
}
