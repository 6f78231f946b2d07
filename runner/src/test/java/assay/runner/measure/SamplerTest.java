// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.testing.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SamplerTest {
  private static final Duration SHORT = Duration.ofNanos(1);
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1234));

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void samplesAreNumberedAndTimedAndComeFromADaemonThreadOfItsOwn() throws InterruptedException {
    List<Sample> samples = new CopyOnWriteArrayList<>();
    CountDownLatch three = new CountDownLatch(3);
    List<Boolean> daemon = new CopyOnWriteArrayList<>();
    SystemProbe probe = nanos -> Map.of(SystemMetrics.RSS_BYTES, 7.0);

    Sampler sampler =
        start(
            probe,
            sample -> {
              samples.add(sample);
              daemon.add(Thread.currentThread().isDaemon());
              three.countDown();
            });
    assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
    sampler.close();

    assertThat(samples.subList(0, 3)).extracting(Sample::step).containsExactly(0, 1, 2);
    assertThat(samples)
        .allSatisfy(sample -> {
          assertThat(sample.timestampMillis()).isEqualTo(1234);
          assertThat(sample.values()).containsExactly(Map.entry("system/rss_bytes", 7.0));
        });
    assertThat(daemon).containsOnly(true);
  }

  @Test
  void theProbeIsReadBeforeTheFirstSampleSoThatRatesAreKnown() throws InterruptedException {
    CountDownLatch one = new CountDownLatch(1);
    List<Sample> samples = new CopyOnWriteArrayList<>();
    SystemProbe counting = new CountingProbe();

    Sampler sampler =
        start(
            counting,
            sample -> {
              samples.add(sample);
              one.countDown();
            });
    assertThat(one.await(10, TimeUnit.SECONDS)).isTrue();
    sampler.close();

    assertThat(samples.getFirst().values()).containsEntry("readings", 2.0);
  }

  @Test
  void theListenerIsNotCalledAfterTheEnd() throws InterruptedException {
    CountDownLatch one = new CountDownLatch(1);
    List<Sample> samples = new CopyOnWriteArrayList<>();
    Sampler sampler =
        start(
            nanos -> Map.of(),
            sample -> {
              samples.add(sample);
              one.countDown();
            });
    assertThat(one.await(10, TimeUnit.SECONDS)).isTrue();

    sampler.close();
    int seen = samples.size();
    sampler.close();

    assertThat(samples).hasSize(seen);
  }

  @Test
  void whatTheListenerThrowsIsThrownWhenItIsClosed() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    Sampler sampler =
        start(
            nanos -> Map.of(),
            sample -> {
              called.countDown();
              throw new IllegalStateException("full");
            });
    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(sampler::close).hasMessage("full");
  }

  @Test
  void runsBelowAMinuteAreSampledTenTimesASecondOthersOnce() {
    assertThat(Sampler.periodFor(Duration.ofSeconds(59))).isEqualTo(Duration.ofMillis(100));
    assertThat(Sampler.periodFor(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void probesAreReadAsOne() {
    SystemProbe both =
        SystemProbe.of(List.of(nanos -> Map.of("a", 1.0), nanos -> Map.of("b", (double) nanos)));

    assertThat(both.read(5)).isEqualTo(Map.of("a", 1.0, "b", 5.0));
  }

  private Sampler start(SystemProbe probe, Consumer<Sample> listener) {
    return Sampler.start(probe, SHORT, ticker, CLOCK, listener);
  }

  private static final class CountingProbe implements SystemProbe {
    private double readings;

    @Override
    public Map<String, Double> read(long nanos) {
      readings++;
      return Map.of("readings", readings);
    }
  }
}
