// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TTestTest {
  @Test
  void noDifferenceAtAllHasPOne() {
    assertThat(CorrectedResampledT.of(new double[] {0, 0, 0}, 0.25))
        .isEqualTo(new TTest(0, 0, 2, 1, 0, 0));
  }

  @Test
  void theSameDifferenceEveryTimeHasPZero() {
    assertThat(PairedT.of(new double[] {1, 2, 3}, new double[] {2, 3, 4}))
        .isEqualTo(new TTest(-1, Double.NEGATIVE_INFINITY, 2, 0, -1, -1));
  }

  @Test
  void oneDifferenceIsNotEnough() {
    assertThatThrownBy(() -> PairedT.of(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two");
  }

  @Test
  void unpairedScoresAreRefused() {
    assertThatThrownBy(() -> PairedT.of(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1");
  }

  @Test
  void noTestsNeedNoCorrection() {
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }
}
