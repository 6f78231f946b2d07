// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.runner.measure.LatencyHistogram;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In virtual time, so that all numbers are exact and follow by hand. */
@Timeout(30)
class LoadGeneratorTest {
  private static final long MILLIS = 1_000_000;

  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger answered = new AtomicInteger();

  /**
   * Service 2 ms, a query each 5 ms, the 300th of 600 stalls for 500 ms. Those behind it are 3 ms
   * better off each than the one before: 500, 497, 494 … until nothing waits any more. p90 is the
   * 61st largest of 600 values, p99 the 7th: 500 - 60·3 and 500 - 6·3.
   */
  @Test
  void aStallShowsInTheResponseTimesOfAllWhoWaitedForIt() throws Exception {
    LoadResult open = run(everyFiveMillis(), stallAt300(2 * MILLIS), options(1, 600));

    assertThat(millis(open.response(), 0.9)).isCloseTo(320, within(0.4));
    assertThat(millis(open.response(), 0.99)).isCloseTo(482, within(0.5));
    assertThat(millis(open.response(), 0.5)).isCloseTo(2, within(0.002));
    assertThat(millis(open.service(), 0.99)).isCloseTo(2, within(0.002));
    assertThat(open.sustained()).isTrue();
  }

  /** With sleeps that end late, as a machine has them, 2 ms are 2.27: 502 - 60·2.73 = 338. */
  @Test
  void aStallAsItWasMeasuredOnAMachine() throws Exception {
    LoadResult open = run(everyFiveMillis(), stallAt300(2_270_000), options(1, 600));

    assertThat(millis(open.response(), 0.9)).isCloseTo(338, within(2.5));
    assertThat(millis(open.response(), 0.99)).isCloseTo(485, within(2.0));
  }

  @Test
  void aClosedLoopWaitsWithTheSystemAndHidesTheStall() throws Exception {
    LoadResult closed = run(Arrivals.singleStream(), stallAt300(2 * MILLIS), options(1, 600));

    assertThat(closed.completed()).isEqualTo(600);
    assertThat(millis(closed.response(), 0.99)).isCloseTo(2, within(0.002));
    assertThat(closed.response()).isEqualTo(closed.service());
    assertThat(closed.response().maxNanos().orElseThrow() / 1e6).isCloseTo(500, within(0.5));
    assertThat(closed.offeredRate()).isEmpty();
  }

  /**
   * One server, Poisson arrivals at 400 a second, service of exactly 2 ms: 0.8 of the time is used,
   * and by Pollaczek and Khinchine a query waits ρ/(2(1-ρ)) = 2 services on average.
   */
  @Test
  void waitingAtARandomLoadIsWhatQueueingTheorySays() throws Exception {
    LoadResult result = run(Arrivals.server(400, 1), i -> 2 * MILLIS, options(1, 200_000));

    assertThat(result.response().meanNanos().orElseThrow() / 1e6).isCloseTo(6, within(0.15));
    assertThat(result.offeredRate().orElseThrow()).isCloseTo(400, within(4.0));
    assertThat(result.achievedRate()).isCloseTo(400, within(4.0));
  }

  /**
   * Three servers, 1200 a second, exponential services of 2 ms: a = 2.4 Erlang. Erlang's C formula
   * gives a probability to wait of 0.647, so a mean wait of 0.647 · 2 / (3 - 2.4) = 2.157 ms.
   */
  @Test
  void severalWorkersShareOneQueue() throws Exception {
    Random random = new Random(5);
    LoadResult result =
        run(
            Arrivals.server(1200, 2),
            i -> Math.round(-Math.log(1 - random.nextDouble()) * 2 * MILLIS),
            options(3, 60_000));

    assertThat(result.response().meanNanos().orElseThrow() / 1e6).isCloseTo(4.157, within(0.2));
  }

  /** 5 ms of service each 4 ms: one in five is too much. */
  @Test
  void aSystemThatCannotKeepUpIsToldSo() throws Exception {
    LoadResult result =
        run(new Arrivals.Even(250, 1), i -> 5 * MILLIS, bounded(10, Duration.ofSeconds(10)));

    assertThat(result.offeredRate().orElseThrow()).isCloseTo(250, within(0.11));
    assertThat(result.achievedRate()).isCloseTo(200, within(1.0));
    assertThat(result.sustained()).isFalse();
    assertThat(result.rejected()).isBetween(480L, 500L);
    assertThat(result.completed() + result.rejected()).isEqualTo(result.offered());
    // Ten wait and one is being served, for 55 ms at most.
    assertThat(result.response().maxNanos().orElseThrow() / 1e6).isBetween(50.0, 55.1);
  }

  @Test
  void aQueryWithoutAnAnswerCountsAsOneThatTakesForEver() throws Exception {
    LoadResult result =
        run(new Arrivals.Even(250, 1), i -> 5 * MILLIS, bounded(10, Duration.ofSeconds(10)));

    assertThat(result.responsePercentileNanos(0.5)).isPresent();
    assertThat(result.responsePercentileNanos(0.9)).isEmpty();
    assertThat(result.response().percentileNanos(0.9)).isPresent();
  }

  @Test
  void theQueueHoldsAsManyAsItMayAndNoMore() throws Exception {
    LoadResult result =
        run(new Arrivals.Even(1000, 1), i -> 10 * MILLIS, bounded(2, Duration.ofMillis(6)));

    // Due at 1, 2, 3, 4, 5 ms: the first is served at once, the next two wait, two are rejected.
    assertThat(result.completed()).isEqualTo(3);
    assertThat(result.rejected()).isEqualTo(2);
  }

  @Test
  void withoutALimitEveryQueryIsAnsweredHoweverLate() throws Exception {
    LoadResult result = run(new Arrivals.Even(250, 1), i -> 5 * MILLIS, options(1, 1000));

    assertThat(result.completed()).isEqualTo(1000);
    assertThat(result.achievedRate()).isCloseTo(200, within(0.5));
    assertThat(result.sustained()).isFalse();
  }

  @Test
  void theWarmUpIsNotRecorded() throws Exception {
    RunLength length = new RunLength(Duration.ofSeconds(1), Duration.ofSeconds(2), 1);
    LoadResult result =
        run(
            new Arrivals.Even(100, 1),
            i -> (i < 90 ? 9 : 2) * MILLIS,
            new LoadOptions(1, length, OptionalInt.empty(), Duration.ofMillis(500)));

    // Due at 1.00, 1.01 … 2.99 s.
    assertThat(result.completed()).isEqualTo(200);
    assertThat(result.service().maxNanos().orElseThrow() / 1e6).isCloseTo(2, within(0.002));
    assertThat(result.offeredRate().orElseThrow()).isCloseTo(100, within(1e-6));
  }

  @Test
  void aClosedLoopLastsUntilTimeAndNumberAreReached() throws Exception {
    RunLength byTime = new RunLength(Duration.ofSeconds(1), Duration.ofSeconds(2), 10);
    RunLength byNumber = new RunLength(Duration.ZERO, Duration.ofSeconds(2), 500);

    assertThat(closed(byTime).completed()).isEqualTo(200);
    assertThat(closed(byTime).elapsed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(closed(byNumber).completed()).isEqualTo(500);
    assertThat(closed(byNumber).elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void throughputIsToldByIterationToo() throws Exception {
    RunLength length = new RunLength(Duration.ZERO, Duration.ofSeconds(2), 1);
    LoadResult result =
        run(
            Arrivals.multiStream(),
            i -> (i < 100 ? 10 : 20) * MILLIS - 1,
            new LoadOptions(1, length, OptionalInt.empty(), Duration.ofMillis(500)));

    // Eight samples a query.
    assertThat(result.iterationThroughput()).containsExactly(800.0, 800.0, 400.0, 400.0);
    assertThat(result.samples()).isEqualTo(8 * result.completed());
    assertThat(result.throughput()).isCloseTo(600, within(3.0));
  }

  @Test
  void offlineWorksThroughEverythingInBatches() throws Exception {
    RunLength length = new RunLength(Duration.ofMillis(100), Duration.ZERO, 1);
    LoadResult result =
        run(
            Arrivals.offline(100, 16),
            i -> 10 * MILLIS,
            new LoadOptions(2, length, OptionalInt.empty(), Duration.ofSeconds(1)));

    // 6 · 16 + 4, by two workers.
    assertThat(result.completed()).isEqualTo(7);
    assertThat(result.samples()).isEqualTo(100);
    assertThat(result.elapsed()).isEqualTo(Duration.ofMillis(40));
    assertThat(result.throughput()).isEqualTo(2500);
  }

  @Test
  void failuresAreCountedApartAndTheLoadGoesOn() throws Exception {
    LoadResult result =
        new LoadGenerator(time)
            .run(
                inVirtualTime(samples -> {
                  time.work(MILLIS);
                  if (answered.incrementAndGet() % 10 == 0) {
                    throw new IOException("lost");
                  }
                }),
                everyFiveMillis(),
                options(2, 600));

    assertThat(result.failed()).isEqualTo(60);
    assertThat(result.completed()).isEqualTo(540);
    assertThat(result.service().count()).isEqualTo(540);
    assertThat(result.firstFailure().orElseThrow()).hasMessage("lost");
    assertThat(result.sustained()).isFalse();
  }

  @Test
  void aWorkloadThatCannotBeOpenedEndsTheLoad() {
    AtomicInteger opened = new AtomicInteger();
    Workload workload =
        () -> {
          if (opened.incrementAndGet() == 2) {
            throw new IOException("no such model");
          }
          return samples -> {};
        };

    assertThatThrownBy(
            () -> new LoadGenerator(time).run(workload, Arrivals.singleStream(), options(2, 10)))
        .isInstanceOf(WorkloadException.class)
        .hasMessage("the workload cannot be opened: no such model");
  }

  @Test
  void anErrorOfTheMachineEndsTheLoad() {
    Workload workload =
        () ->
            samples -> {
              throw new OutOfMemoryError("no room");
            };

    assertThatThrownBy(
            () -> new LoadGenerator(time).run(workload, Arrivals.singleStream(), options(2, 10)))
        .isInstanceOf(OutOfMemoryError.class);
  }

  /** Real time and threads; asserts nothing that depends on how fast this machine is. */
  @Test
  void inRealTimeQueriesAreSentAtTheirTimesAndAnswersComeAfter() throws Exception {
    Pacer pacer = Pacer.system();
    long start = pacer.nanos();
    LoadResult result =
        new LoadGenerator(pacer)
            .run(
                () -> samples -> pacer.waitUntil(pacer.nanos() + MILLIS),
                Arrivals.server(500, 3),
                options(2, 100));
    long elapsed = pacer.nanos() - start;

    assertThat(result.completed()).isEqualTo(100);
    assertThat(result.failed() + result.rejected()).isZero();
    assertThat(result.service().percentileNanos(0.5).orElseThrow())
        .isGreaterThan(MILLIS * 999 / 1000);
    assertThat(result.response().meanNanos().orElseThrow())
        .isGreaterThanOrEqualTo(result.service().meanNanos().orElseThrow());
    assertThat(result.elapsed().toNanos()).isLessThanOrEqualTo(elapsed);
    assertThat(result.achievedRate())
        .isLessThanOrEqualTo(result.offeredRate().orElseThrow() * 1.0001);
  }

  private LoadResult closed(RunLength length) throws InterruptedException {
    return run(
        Arrivals.singleStream(),
        i -> 10 * MILLIS,
        new LoadOptions(1, length, OptionalInt.empty(), Duration.ofSeconds(1)));
  }

  private LoadResult run(Arrivals arrivals, IntToLongFunction serviceNanos, LoadOptions options)
      throws InterruptedException {
    return new LoadGenerator(time)
        .run(
            inVirtualTime(
                samples -> time.work(serviceNanos.applyAsLong(answered.getAndIncrement()))),
            arrivals,
            options);
  }

  private Workload inVirtualTime(Workload.Session session) {
    return () -> {
      time.enter();
      return new Workload.Session() {
        @Override
        public void answer(int samples) throws Exception {
          session.answer(samples);
        }

        @Override
        public void close() {
          time.leave();
        }
      };
    };
  }

  private static Arrivals everyFiveMillis() {
    return new Arrivals.Even(200, 1);
  }

  private static IntToLongFunction stallAt300(long serviceNanos) {
    return i -> i == 300 ? 500 * MILLIS : serviceNanos;
  }

  private static LoadOptions options(int workers, int queries) {
    return new LoadOptions(
        workers,
        new RunLength(Duration.ZERO, Duration.ZERO, queries),
        OptionalInt.empty(),
        Duration.ofSeconds(1));
  }

  private static LoadOptions bounded(int queueLimit, Duration least) {
    return new LoadOptions(
        1,
        new RunLength(Duration.ZERO, least, 1),
        OptionalInt.of(queueLimit),
        Duration.ofSeconds(1));
  }

  private static double millis(LatencyHistogram histogram, double quantile) {
    return histogram.percentileNanos(quantile).orElseThrow() / 1e6;
  }
}
