// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BcaIntervalTest {
  @Test
  void aSymmetricSampleNeedsNoCorrection() {
    BcaInterval interval = BcaInterval.of(new double[] {-2, -1, 0, 1, 2}, this::mean, 0.05);

    assertThat(interval.bias()).isCloseTo(0, within(1e-12));
    assertThat(interval.acceleration()).isCloseTo(0, within(1e-12));
    assertThat(interval.lowLevel()).isCloseTo(0.025, within(1e-12));
    assertThat(interval.interval().low()).isCloseTo(-interval.interval().high(), within(1e-12));
  }

  @Test
  void aSampleOfOneValueLeavesNoDoubt() {
    assertThat(BcaInterval.of(new double[] {3, 3, 3}, this::mean, 0.05).interval())
        .isEqualTo(new Interval(3, 3, 3));
  }

  @Test
  void itFollowsTheUnit() {
    double[] sample = {1, 2, 4, 8, 16, 3, 5, 9};
    Interval one = BcaInterval.of(sample, this::mean, 0.05).interval();
    double[] thousand = Arrays.stream(sample).map(x -> 1000 * x).toArray();
    Interval other = BcaInterval.of(thousand, this::mean, 0.05).interval();

    assertThat(other.low()).isCloseTo(1000 * one.low(), within(1e-6));
    assertThat(other.high()).isCloseTo(1000 * one.high(), within(1e-6));
  }

  @Test
  void aboutNineteenOfTwentyIntervalsOfASkewedMeanHoldIt() {
    SplittableRandom random = new SplittableRandom(9);
    int held = 0;
    for (int i = 0; i < 200; i++) {
      double[] sample = DoubleStream.generate(random::nextExponential).limit(30).toArray();
      held += BcaInterval.of(sample, this::mean, 0.05).interval().contains(1) ? 1 : 0;
    }
    assertThat(held).isBetween(178, 197);
  }

  @Test
  void oneValueHasNoInterval() {
    assertThatThrownBy(() -> BcaInterval.of(new double[] {1}, this::mean, 0.05))
        .hasMessageContaining("at least two");
  }

  private double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
