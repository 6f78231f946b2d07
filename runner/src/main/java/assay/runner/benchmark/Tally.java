// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.LatencyHistogram;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What one worker saw. For one thread until that has ended. */
final class Tally {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long iterationNanos;
  private final LatencyHistogram service = new LatencyHistogram();
  private final LatencyHistogram response = new LatencyHistogram();
  private long samples;
  private long failed;
  private Optional<Exception> firstFailure = Optional.empty();
  private long lastEndNanos;
  private long[] samplesByIteration = new long[64];

  Tally(long iterationNanos) {
    this.iterationNanos = iterationNanos;
  }

  /** All times in nanoseconds since the start of the load. */
  void completed(Query query, long startNanos, long endNanos, long measuredFromNanos) {
    service.record(endNanos - startNanos);
    response.record(endNanos - query.dueNanos());
    samples += query.samples();
    lastEndNanos = Math.max(lastEndNanos, endNanos);
    int iteration = Math.toIntExact((endNanos - measuredFromNanos) / iterationNanos);
    if (iteration >= samplesByIteration.length) {
      samplesByIteration = Arrays.copyOf(samplesByIteration, 2 * iteration);
    }
    samplesByIteration[iteration] += query.samples();
  }

  void failed(Exception failure, long endNanos) {
    failed++;
    lastEndNanos = Math.max(lastEndNanos, endNanos);
    firstFailure = firstFailure.isPresent() ? firstFailure : Optional.of(failure);
  }

  /** All that the workers of an ended load saw. */
  static LoadResult result(
      List<Tally> tallies, Schedule schedule, Turnstile turnstile, Duration iteration) {
    LatencyHistogram service = merged(tallies, tally -> tally.service);
    long end = tallies.stream().mapToLong(tally -> tally.lastEndNanos).reduce(0, Math::max);
    long elapsed = Math.max(end, schedule.horizonNanos()) - turnstile.measuredFromNanos();
    return new LoadResult(
        service,
        merged(tallies, tally -> tally.response),
        turnstile.offered(),
        service.count(),
        tallies.stream().mapToLong(tally -> tally.failed).sum(),
        turnstile.rejected(),
        tallies.stream().mapToLong(tally -> tally.samples).sum(),
        Duration.ofNanos(elapsed),
        schedule.offeredRate(),
        throughput(tallies, elapsed, iteration),
        tallies.stream().flatMap(tally -> tally.firstFailure.stream()).findFirst());
  }

  private static LatencyHistogram merged(
      List<Tally> tallies, Function<Tally, LatencyHistogram> part) {
    return LatencyHistogram.merged(tallies.stream().map(part).toList());
  }

  /** Of whole iterations. */
  private static List<Double> throughput(List<Tally> tallies, long elapsed, Duration iteration) {
    return IntStream.range(0, Math.toIntExact(elapsed / iteration.toNanos()))
        .mapToObj(i -> tallies.stream().mapToLong(tally -> tally.samplesIn(i)).sum())
        .map(samples -> samples * NANOS_PER_SECOND / iteration.toNanos())
        .toList();
  }

  private long samplesIn(int iteration) {
    return iteration < samplesByIteration.length ? samplesByIteration[iteration] : 0;
  }
}
