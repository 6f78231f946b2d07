// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.Sample;
import assay.runner.measure.SystemProbe;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.testing.FakeTicker;
import assay.runner.testing.Plans;
import assay.runner.testing.RecordingSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemSeriesTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Instant NOW = Instant.ofEpochMilli(1000);

  private final RecordingSink recording = new RecordingSink();
  private final List<Sample> launchSamples = new CopyOnWriteArrayList<>();
  private final Plan plan = Plans.of(1, 2, 1);
  private final Fit first = plan.fits().get(0);
  private final Fit second = plan.fits().get(1);

  @Test
  void aFitThatRanAloneHasTheSamplesOfItsTimeNumberedFromZero() {
    try (SystemSeries series = series(NEVER)) {
      series.fitStarted(first);
      series.sampled(sample(0));
      series.fitEnded(ended(first));
      series.fitStarted(second);
      series.sampled(sample(1));
      series.sampled(sample(2));
      series.fitEnded(ended(second));
    }

    assertThat(points(0)).containsExactly(new Curves.Point(0, 10, 100));
    assertThat(points(1))
        .containsExactly(new Curves.Point(0, 11, 101), new Curves.Point(1, 12, 102));
  }

  @Test
  void fitsThatRanBesideEachOtherHaveNone() {
    try (SystemSeries series = series(NEVER)) {
      series.fitStarted(first);
      series.sampled(sample(0));
      series.fitStarted(second);
      series.fitEnded(ended(first));
      series.sampled(sample(1));
      series.fitEnded(ended(second));
    }

    assertThat(recording.fits()).allSatisfy(fit -> assertThat(fit.curves().byName()).isEmpty());
  }

  @Test
  void theLaunchHasAllOfThem() {
    try (SystemSeries series = series(NEVER)) {
      series.fitStarted(first);
      series.fitStarted(second);
      series.sampled(sample(0));
      series.sampled(sample(1));
    }

    assertThat(launchSamples).containsExactly(sample(0), sample(1));
  }

  @Test
  void samplesAreTakenFromTheFirstFitOn() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    SystemProbe probe =
        nanos -> {
          taken.countDown();
          return Map.of("system/rss_bytes", 1.0);
        };
    try (SystemSeries series = series(Duration.ofNanos(1), probe)) {
      assertThat(taken.getCount()).isEqualTo(1);
      series.fitStarted(first);
      assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whereNothingIsTrainedNothingIsRead() {
    SystemProbe probe =
        nanos -> {
          throw new AssertionError("read in vain");
        };
    try (SystemSeries series = series(Duration.ofNanos(1), probe)) {
      series.fitReused(ended(first));
    }

    assertThat(recording.events()).containsExactly("reused " + first.key(), "closed");
  }

  private List<Curves.Point> points(int fit) {
    return recording.fits().get(fit).curves().byName().getOrDefault("system/rss_bytes", List.of());
  }

  private static Sample sample(int step) {
    return new Sample(step, 100 + step, Map.of("system/rss_bytes", 10.0 + step));
  }

  private static FitRecord ended(Fit fit) {
    FitResult result = FitResult.unfinished(FitState.FAILED, "why", Optional.empty());
    return new FitRecord(fit, "launch", NOW, NOW, result, new Curves());
  }

  private SystemSeries series(Duration period) {
    return series(period, nanos -> Map.of());
  }

  private SystemSeries series(Duration period, SystemProbe probe) {
    RunSink sink =
        new ForwardingSink(recording) {
          @Override
          public void sampled(Sample sample) {
            launchSamples.add(sample);
          }
        };
    return new SystemSeries(sink, probe, period, new FakeTicker(), InstantSource.fixed(NOW));
  }
}
