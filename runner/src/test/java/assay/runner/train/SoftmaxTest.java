// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final Offset<Double> EXACT = within(1e-15);

  @Test
  void oddsAreExponentialsOfDifferences() {
    double[] rows = Softmax.ofRows(new float[] {0, 0, 1, 0}, 2);

    assertThat(rows).startsWith(0.5, 0.5);
    // 1/(1 + e⁻¹)
    assertThat(rows[2]).isCloseTo(0.7310585786300049, EXACT);
    assertThat(rows[2] + rows[3]).isCloseTo(1, EXACT);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(Softmax.ofRows(new float[] {1000, 1000, 0}, 3)).containsExactly(0.5, 0.5, 0);
  }

  @Test
  void smallProbabilitiesAreKept() {
    // e⁻²⁰⁰, far below the smallest 32-bit float
    assertThat(Softmax.ofRows(new float[] {0, -200}, 2)[1])
        .isCloseTo(1.3838965267367376e-87, within(1e-100));
  }
}
