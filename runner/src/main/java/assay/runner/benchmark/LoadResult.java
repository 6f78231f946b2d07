// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.LatencyHistogram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came of a load, without its warm-up.
 *
 * @param service from sending a query to its answer
 * @param response from the time at which a query was due to its answer; includes the wait for a
 *     worker. In a closed loop nothing waits, so that it hides every stall but the one query
 * @param offered queries that came
 * @param completed queries that were answered
 * @param failed queries whose answer was an exception
 * @param rejected queries that found the queue full
 * @param samples inputs of the completed queries
 * @param elapsed from the start of the recorded part to the last answer, or to the end of the
 *     schedule if that is later
 * @param offeredRate queries per second that came; absent where the system sets the pace
 * @param iterationThroughput samples per second in each whole iteration, by the time of answers
 * @param firstFailure an example of what went wrong
 */
public record LoadResult(
    LatencyHistogram service,
    LatencyHistogram response,
    long offered,
    long completed,
    long failed,
    long rejected,
    long samples,
    Duration elapsed,
    OptionalDouble offeredRate,
    List<Double> iterationThroughput,
    Optional<Exception> firstFailure) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Part of the offered rate that may be missing at the end of a short load. */
  private static final double SUSTAINED = 0.95;

  public LoadResult {
    iterationThroughput = List.copyOf(iterationThroughput);
  }

  /** Completed queries per second. */
  public double achievedRate() {
    return completed * NANOS_PER_SECOND / elapsed.toNanos();
  }

  /** Samples per second. */
  public double throughput() {
    return samples * NANOS_PER_SECOND / elapsed.toNanos();
  }

  /**
   * Whether the system answered all queries about as fast as they came. If not, response times tell
   * how long the load lasted more than how fast the system is.
   */
  public boolean sustained() {
    return completed == offered
        && (offeredRate.isEmpty() || achievedRate() >= SUSTAINED * offeredRate.getAsDouble());
  }

  /**
   * A percentile of the response times of all queries that came: one without an answer counts as
   * one that takes for ever, or else rejecting queries would look like speed.
   *
   * @return empty where the percentile lies among queries without an answer, or where there are too
   *     few queries to tell ({@link LatencyHistogram#valuesFor})
   */
  public OptionalLong responsePercentileNanos(double quantile) {
    double ofCompleted = quantile * offered / completed;
    if (completed == offered) {
      return response.percentileNanos(quantile);
    }
    return ofCompleted < 1 ? response.percentileNanos(ofCompleted) : OptionalLong.empty();
  }
}
