// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CpuPercentTest {
  private final CpuPercent cpu = new CpuPercent();

  @Test
  void aHundredIsOneCore() {
    cpu.next(OptionalLong.of(1_000_000_000), 0);

    assertThat(cpu.next(OptionalLong.of(1_500_000_000), 1_000_000_000)).hasValue(50);
    assertThat(cpu.next(OptionalLong.of(4_500_000_000L), 2_000_000_000)).hasValue(300);
  }

  @Test
  void theShareIsThatSinceTheLastReadingNotOfTheWholeLife() {
    cpu.next(OptionalLong.of(0), 0);
    cpu.next(OptionalLong.of(0), 9_000_000_000L);

    assertThat(cpu.next(OptionalLong.of(990_000_000), 10_000_000_000L)).hasValue(99);
  }

  @Test
  void theFirstReadingHasNoShare() {
    assertThat(cpu.next(OptionalLong.of(1), 1)).isEmpty();
  }

  @Test
  void aReadingThatToldNothingLeavesAGap() {
    cpu.next(OptionalLong.of(0), 0);

    assertThat(cpu.next(OptionalLong.empty(), 10)).isEmpty();
    assertThat(cpu.next(OptionalLong.of(10), 20)).isEmpty();
    assertThat(cpu.next(OptionalLong.of(20), 30)).hasValue(100);
  }

  @Test
  void timeThatStandsOrARunningBackOfTheCounterHasNoShare() {
    cpu.next(OptionalLong.of(100), 10);

    assertThat(cpu.next(OptionalLong.of(200), 10)).isEmpty();
    assertThat(cpu.next(OptionalLong.of(50), 20)).isEmpty();
  }
}
