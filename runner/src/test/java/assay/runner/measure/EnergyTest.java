// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.SourceEnergy.Unmeasured;
import assay.runner.testing.FakeTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EnergyTest {
  private static final Duration ANY = Duration.ZERO;
  private static final long SECOND = 1_000_000_000;

  @Test
  void powerIsAddedUpInStraightLinesBetweenReadings() {
    // 1 s from 100 to 200 W is 150 J, 2 s from 200 to 50 W are 250 J
    PowerTally tally = new PowerTally(watts(100, 200, 50), ANY, 0);
    tally.look(SECOND);

    assertThat(tally.stop(3 * SECOND)).isEqualTo(new Measured(400, Method.SAMPLED));
  }

  @Test
  void powerThatIsNotAlwaysToldIsNoEnergy() {
    Queue<OptionalDouble> readings =
        new ArrayDeque<>(
            List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(1)));
    PowerTally tally = new PowerTally(readings::remove, ANY, 0);
    tally.look(1);

    assertThat(tally.stop(2)).isInstanceOf(Unmeasured.class);
  }

  @Test
  void aWindowShorterThanTheAverageOfThePowerIsNotMeasured() {
    PowerTally shorter = new PowerTally(watts(1, 1), Duration.ofSeconds(10), 0);
    PowerTally longEnough = new PowerTally(watts(1, 1), Duration.ofSeconds(10), 0);

    assertThat(shorter.stop(10 * SECOND - 1)).isInstanceOf(Unmeasured.class);
    assertThat(longEnough.stop(10 * SECOND)).isEqualTo(new Measured(10, Method.SAMPLED));
  }

  @Test
  void aCounterWithoutRangeThatRunsBackWasSetBack() {
    CounterTally tally = new CounterTally(counter(100, 50), OptionalLong.empty());

    assertThat(tally.stop(1)).isInstanceOf(Unmeasured.class);
  }

  @Test
  void aCounterThatWrapsTwiceIsFollowedByLookingInBetween() {
    CounterTally tally = new CounterTally(counter(900, 100, 950, 50), OptionalLong.of(1000));
    tally.look(1);
    tally.look(2);

    // 200 + 850 + 100 µJ
    assertThat(tally.stop(3)).isEqualTo(new Measured(1150e-6, Method.COUNTER));
  }

  @Test
  void netIsWithoutTheIdlePowerOverTheSameTime() {
    Energy idle = new Energy(10, Map.of("cpu", counted(200)));
    Energy net = new Energy(3, Map.of("cpu", counted(90))).net(idle);

    assertThat(idle.watts()).hasValue(20);
    assertThat(net.joules("cpu")).hasValue(30);
  }

  @Test
  void netOfWhatNoBaselineHasIsUnmeasured() {
    Energy net = new Energy(3, Map.of("gpu", counted(90))).net(new Energy(10, Map.of()));

    assertThat(net.joules("gpu")).isEmpty();
    assertThat(net.reason("gpu")).isPresent();
  }

  @Test
  void aPartIsNotTheWhole() {
    Energy energy = new Energy(1, Map.of("cpu", new Unmeasured("why"), "gpu", counted(5)));

    assertThat(energy.totalJoules()).isEmpty();
    assertThat(energy.watts()).isEmpty();
    assertThat(energy.reason("cpu")).contains("why");
    assertThat(energy.reason("gpu")).isEmpty();
    assertThat(new Energy(1, Map.of()).totalJoules()).isEmpty();
  }

  @Test
  @Timeout(20)
  void sourcesAreLookedAtFromAThreadWhileTheWindowRuns() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(3);
    EnergySource source = new CountingSource(looks);
    EnergyMeter.EnergyWindow window =
        new WatchingEnergyMeter(List.of(source), new FakeTicker()).start();

    assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(window.stop().joules("cpu").orElseThrow()).isCloseTo(7, within(0.0));
  }

  /** 5 J that were counted and 3 J that were reckoned. */
  @Test
  void whatWasReckonedIsInNoTotalOfWhatWasMeasured() {
    Energy energy = new Energy(1, Map.of("cpu", new SourceEnergy.Estimated(3), "gpu", counted(5)));

    assertThat(energy.totalJoules()).isEmpty();
    assertThat(energy.joules("cpu")).isEmpty();
    assertThat(energy.estimatedJoules("cpu")).hasValue(3);
    assertThat(energy.estimatedTotalJoules()).hasValue(8);
    assertThat(new Energy(1, Map.of("gpu", counted(5))).estimatedTotalJoules()).isEmpty();
  }

  private record CountingSource(CountDownLatch looks) implements EnergySource {
    @Override
    public String name() {
      return "cpu";
    }

    @Override
    public String method() {
      return "counter";
    }

    @Override
    public Duration lookEvery() {
      return Duration.ofNanos(1);
    }

    @Override
    public Tally start(long nanos) {
      return new Tally() {
        @Override
        public void look(long now) {
          looks.countDown();
        }

        @Override
        public SourceEnergy stop(long now) {
          return counted(7);
        }
      };
    }
  }

  private static SourceEnergy counted(double joules) {
    return new Measured(joules, Method.COUNTER);
  }

  private static Supplier<OptionalDouble> watts(double... values) {
    Queue<OptionalDouble> readings = new ArrayDeque<>();
    for (double value : values) {
      readings.add(OptionalDouble.of(value));
    }
    return readings::remove;
  }

  private static Supplier<OptionalLong> counter(long... values) {
    Queue<OptionalLong> readings = new ArrayDeque<>();
    for (long value : values) {
      readings.add(OptionalLong.of(value));
    }
    return readings::remove;
  }
}
