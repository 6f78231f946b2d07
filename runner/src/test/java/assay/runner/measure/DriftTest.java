// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void aCertainAndNotableChangeIsDrift() {
    assertThat(Drift.found(new double[] {100, 100, 100, 96, 96, 96}, DriftTest::certain)).isTrue();
    assertThat(Drift.found(new double[] {100, 100, 100, 104, 104, 104}, DriftTest::certain))
        .isTrue();
  }

  @Test
  void aSmallChangeIsNotHoweverCertain() {
    assertThat(Drift.found(new double[] {100, 100, 100, 97, 97, 97}, DriftTest::certain)).isFalse();
  }

  @Test
  void anUncertainChangeIsNotHoweverLarge() {
    assertThat(Drift.found(new double[] {100, 100, 100, 50, 50, 50}, DriftTest::uncertain))
        .isFalse();
  }

  @Test
  void theMiddleOneOfAnOddNumberBelongsToNeitherHalf() {
    ToDoubleBiFunction<double[], double[]> halves =
        (first, second) -> {
          assertThat(first).containsExactly(1, 2);
          assertThat(second).containsExactly(4, 5);
          return 0;
        };

    assertThat(Drift.found(new double[] {1, 2, 3, 4, 5}, halves)).isTrue();
  }

  @Test
  void ofOneWindowNothingIsSaid() {
    assertThat(Drift.found(new double[] {1}, DriftTest::certain)).isFalse();
    assertThat(Drift.found(new double[0], DriftTest::certain)).isFalse();
  }

  private static double certain(double[] first, double[] second) {
    return 0.001;
  }

  private static double uncertain(double[] first, double[] second) {
    return 0.01;
  }
}
