// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long and how often a benchmark measures.
 *
 * @param steadyWarmup whether warm-up ends with steady throughput; otherwise with its time
 * @param minDuration measured time of one fork
 * @param ci95Relative half of the 95 % interval's width, as a share of the mean, that is enough
 * @param requireIdle share of the processors that must be idle before
 */
public record MeasureSpec(
    MeasureProfile profile,
    boolean steadyWarmup,
    Duration warmupMax,
    int forks,
    int maxForks,
    Duration minDuration,
    double ci95Relative,
    Optional<Parity> parity,
    EnergySpec energy,
    OptionalDouble requireIdle) {

  /**
   * @param reference the target whose outputs are right
   */
  public record Parity(String reference, double maxAbs, double top1Agreement) {}
}
