// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.testing.FakeTicker;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void anOperationOfConstantSpeedIsWarmAfterFiveWindows() throws Exception {
    WarmUp warmUp = WarmUp.of(() -> ticker.advance(Duration.ofMillis(10)), LIMIT, ticker);

    assertThat(warmUp.steady()).isTrue();
    assertThat(warmUp.elapsed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(warmUp.operations()).isEqualTo(100);
    assertThat(warmUp.windows()).containsExactly(100.0, 100.0, 100.0, 100.0, 100.0);
  }

  @Test
  void anOperationThatGetsFasterIsRepeatedUntilItDoesNotAnyMore() throws Exception {
    long[] micros = {40_000};
    WarmUp warmUp =
        WarmUp.of(
            () -> {
              ticker.advance(Duration.ofNanos(1000 * micros[0]));
              micros[0] = Math.max(10_000, micros[0] - 200);
            },
            LIMIT,
            ticker);

    assertThat(warmUp.steady()).isTrue();
    // 150 operations until then take 3.77 s; five windows at full speed take 1 s.
    assertThat(warmUp.elapsed()).isBetween(Duration.ofMillis(4500), Duration.ofMillis(5000));
  }

  @Test
  void anOperationThatNeverSettlesEndsAtTheLimitAndIsCalledUnsteady() throws Exception {
    long[] count = {0};
    WarmUp warmUp =
        WarmUp.of(
            () -> ticker.advance(Duration.ofMillis(count[0]++ / 30 % 2 == 0 ? 10 : 20)),
            LIMIT,
            ticker);

    assertThat(warmUp.steady()).isFalse();
    assertThat(warmUp.elapsed()).isBetween(LIMIT, LIMIT.plusMillis(20));
  }

  @Test
  void anOperationLongerThanAWindowIsAWindow() throws Exception {
    WarmUp warmUp = WarmUp.of(() -> ticker.advance(Duration.ofSeconds(2)), LIMIT, ticker);

    assertThat(warmUp.windows()).containsExactly(0.5, 0.5, 0.5, 0.5, 0.5);
    assertThat(warmUp.operations()).isEqualTo(5);
  }

  @Test
  void anOperationLongerThanTheLimitRunsOnce() throws Exception {
    WarmUp warmUp = WarmUp.of(() -> ticker.advance(Duration.ofMinutes(1)), LIMIT, ticker);

    assertThat(warmUp.operations()).isEqualTo(1);
    assertThat(warmUp.steady()).isFalse();
  }

  @Test
  void whatTheOperationThrowsIsThrown() {
    assertThatThrownBy(() ->
            WarmUp.of(
                () -> {
                  throw new IOException("gone");
                },
                LIMIT,
                ticker))
        .isInstanceOf(IOException.class);
  }
}
