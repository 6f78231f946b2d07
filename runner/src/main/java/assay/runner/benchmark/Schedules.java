// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** The schedules of {@link Arrivals}. */
final class Schedules {
  private static final double NANOS_PER_SECOND = 1e9;

  private Schedules() {}

  static Schedule of(Arrivals arrivals, RunLength length) {
    return switch (arrivals) {
      case Arrivals.BackToBack(int samples) -> new Closed(length, samples);
      case Arrivals.Poisson(double rate, long seed, int samples) ->
          new Open(dueTimes(exponentialGaps(rate, seed), length), length, samples);
      case Arrivals.Even(double rate, int samples) ->
          new Open(dueTimes(() -> 1 / rate, length), length, samples);
      case Arrivals.AtOnce(int samples, int perQuery) ->
          new AllAtOnce(length.warmUp().toNanos(), samples, perQuery);
    };
  }

  /** By inversion; {@link Random} and {@link StrictMath} give the same numbers on every Java. */
  private static DoubleSupplier exponentialGaps(double rate, long seed) {
    Random random = new Random(seed);
    return () -> -StrictMath.log(1 - random.nextDouble()) / rate;
  }

  /**
   * In nanoseconds since the start; the last one is that of the first query that is not sent any
   * more.
   */
  private static long[] dueTimes(DoubleSupplier gapSeconds, RunLength length) {
    long warmUp = length.warmUp().toNanos();
    long end = warmUp + length.least().toNanos();
    long[] due = new long[1024];
    int size = 0;
    int measured = 0;
    double seconds = 0;
    while (true) {
      seconds += gapSeconds.getAsDouble();
      long nanos = Math.round(seconds * NANOS_PER_SECOND);
      if (size == due.length) {
        due = Arrays.copyOf(due, 2 * size);
      }
      due[size++] = nanos;
      if (nanos >= end && measured >= length.queries()) {
        return Arrays.copyOf(due, size);
      }
      measured += nanos >= warmUp ? 1 : 0;
    }
  }

  /** The next query is due when it is asked for. */
  private static final class Closed implements Schedule {
    private final RunLength length;
    private final int samples;
    private long measuredFrom;
    private int measured;

    Closed(RunLength length, int samples) {
      this.length = length;
      this.samples = samples;
    }

    @Override
    public Optional<Query> next(long nowNanos) {
      if (nowNanos < length.warmUp().toNanos()) {
        return Optional.of(new Query(nowNanos, samples, true));
      }
      measuredFrom = measured == 0 ? nowNanos : measuredFrom;
      if (measured >= length.queries() && nowNanos - measuredFrom >= length.least().toNanos()) {
        return Optional.empty();
      }
      measured++;
      return Optional.of(new Query(nowNanos, samples, false));
    }

    @Override
    public long measuredFromNanos() {
      return measuredFrom;
    }

    @Override
    public long horizonNanos() {
      return 0;
    }

    @Override
    public OptionalDouble offeredRate() {
      return OptionalDouble.empty();
    }
  }

  /** Due times that stand beforehand. */
  private static final class Open implements Schedule {
    private final long[] dueNanos;
    private final long warmUpNanos;
    private final long horizonNanos;
    private final int samples;
    private int next;

    Open(long[] dueNanos, RunLength length, int samples) {
      this.dueNanos = dueNanos;
      this.samples = samples;
      warmUpNanos = length.warmUp().toNanos();
      long end = warmUpNanos + length.least().toNanos();
      // Where the number of queries decides, up to when the next one would have come.
      boolean lastIsInTime = dueNanos[dueNanos.length - 2] < end;
      horizonNanos = lastIsInTime ? end : dueNanos[dueNanos.length - 1];
    }

    @Override
    public Optional<Query> next(long nowNanos) {
      if (next == dueNanos.length - 1) {
        return Optional.empty();
      }
      long due = dueNanos[next++];
      return Optional.of(new Query(due, samples, due < warmUpNanos));
    }

    @Override
    public long measuredFromNanos() {
      return warmUpNanos;
    }

    @Override
    public long horizonNanos() {
      return horizonNanos;
    }

    @Override
    public OptionalDouble offeredRate() {
      long measured = Arrays.stream(dueNanos).filter(due -> due >= warmUpNanos).count() - 1;
      return OptionalDouble.of(measured * NANOS_PER_SECOND / (horizonNanos - warmUpNanos));
    }
  }

  private static final class AllAtOnce implements Schedule {
    private final long warmUpNanos;
    private final int perQuery;
    private long dueNanos = -1;
    private int left;

    AllAtOnce(long warmUpNanos, int samples, int perQuery) {
      this.warmUpNanos = warmUpNanos;
      this.perQuery = perQuery;
      left = samples;
    }

    @Override
    public Optional<Query> next(long nowNanos) {
      if (nowNanos < warmUpNanos) {
        return Optional.of(new Query(nowNanos, perQuery, true));
      }
      if (left == 0) {
        return Optional.empty();
      }
      dueNanos = dueNanos < 0 ? nowNanos : dueNanos;
      int samples = Math.min(left, perQuery);
      left -= samples;
      return Optional.of(new Query(dueNanos, samples, false));
    }

    @Override
    public long measuredFromNanos() {
      return dueNanos;
    }

    @Override
    public long horizonNanos() {
      return 0;
    }

    @Override
    public OptionalDouble offeredRate() {
      return OptionalDouble.empty();
    }
  }
}
