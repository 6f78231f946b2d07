// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.testing.FakeTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private final FakeTicker ticker = new FakeTicker();
  private int runs;

  @Test
  void theFirstTwoRunsAreNotTimed() {
    Roof roof = roof(8, Duration.ZERO, 900, 900, 10, 12, 11, 13, 14, 15, 16, 17);

    assertThat(runs).isEqualTo(10);
    assertThat(roof.repetitions()).isEqualTo(8);
    // 10 ms and, the fifth of eight, 14 ms.
    assertThat(roof.bestPerSecond()).isEqualTo(100);
    assertThat(roof.medianPerSecond()).isEqualTo(1000 / 14.0);
  }

  @Test
  void shortOperationsAreRepeatedForAWhile() {
    assertThat(roof(8, Duration.ofMillis(100), 1).repetitions()).isEqualTo(100);
  }

  @Test
  void aRoofIsDisturbedIfHalfOfTheRepetitionsWereMuchSlower() {
    assertThat(roof(3, Duration.ZERO, 10, 10, 10, 12, 12).disturbed()).isFalse();
    runs = 0;
    assertThat(roof(3, Duration.ZERO, 10, 10, 10, 13, 13).disturbed()).isTrue();
  }

  /** One unit of work in each run, the last duration for all further runs. */
  private Roof roof(int least, Duration atLeast, long... millis) {
    Runnable operation =
        () -> ticker.advance(Duration.ofMillis(millis[Math.min(runs++, millis.length - 1)]));
    return Repetitions.of(operation, least, atLeast, ticker).roof("work", 1);
  }
}
