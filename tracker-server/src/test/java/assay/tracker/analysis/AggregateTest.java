// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AggregateTest {
  @Test
  void meanDeviationErrorAndIntervalAreAsWorkedOutByHand() {
    Aggregate aggregate = Aggregate.of(new double[] {1, 2, 3, 4, 5}, 0.25);

    // squares about 3: 4+1+0+1+4 = 10, sd = √(10/4); se = √2.5·√(1/5+1/4); t(0.975, 4) = 2.776445
    assertThat(aggregate.mean()).isEqualTo(3);
    assertThat(aggregate.n()).isEqualTo(5);
    assertThat(aggregate.sd().getAsDouble()).isCloseTo(1.5811388300841898, within(1e-12));
    assertThat(aggregate.se().getAsDouble()).isCloseTo(1.0606601717798212, within(1e-12));
    assertThat(aggregate.low().getAsDouble()).isCloseTo(3 - 2.944864, within(1e-6));
    assertThat(aggregate.high().getAsDouble()).isCloseTo(3 + 2.944864, within(1e-6));
  }

  @Test
  void independentValuesHaveTheUsualStandardError() {
    Aggregate aggregate = Aggregate.of(new double[] {2, 4}, 0);

    assertThat(aggregate.sd().getAsDouble()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(aggregate.se().getAsDouble()).isCloseTo(1, within(1e-15));
  }

  @Test
  void oneValueHasNoSpread() {
    Aggregate aggregate = Aggregate.of(new double[] {0.5}, 0.25);

    assertThat(aggregate.mean()).isEqualTo(0.5);
    assertThat(aggregate.sd()).isEmpty();
    assertThat(aggregate.se()).isEmpty();
    assertThat(aggregate.low()).isEmpty();
    assertThat(aggregate.high()).isEmpty();
  }

  @Test
  void aLargeOffsetCostsNoDigits() {
    Aggregate aggregate = Aggregate.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}, 0);

    assertThat(aggregate.sd().getAsDouble()).isCloseTo(1, within(1e-9));
  }

  @Test
  void nothingHasNoAggregate() {
    assertThatThrownBy(() -> Aggregate.of(new double[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
