// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.MeasureSpec;

/** How long measurements take, before one was taken. */
final class BenchmarkForecast {
  /** A process starts and an engine loads. */
  private static final double START_SECONDS = 3;

  /** Most models are steady after some seconds, long before the limit. */
  private static final double USUAL_WARMUP_SECONDS = 3;

  private BenchmarkForecast() {}

  static double secondsOfOne(MeasureSpec measure) {
    double limit = measure.warmupMax().toMillis() / 1e3;
    double warmup = measure.steadyWarmup() ? Math.min(limit, USUAL_WARMUP_SECONDS) : limit;
    return START_SECONDS + warmup + measure.minDuration().toMillis() / 1e3;
  }
}
