// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

  @Test
  void eachRowSumsToOne() {
    double[] probabilities = Probabilities.ofRows(new float[] {1, 2, 3, -1, 0, 0}, 3);

    assertThat(Arrays.stream(probabilities, 0, 3).sum()).isCloseTo(1, within(1e-15));
    assertThat(Arrays.stream(probabilities, 3, 6).sum()).isCloseTo(1, within(1e-15));
    // e³/(e + e² + e³)
    assertThat(probabilities[2]).isCloseTo(0.6652409557748219, within(1e-12));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(Probabilities.ofRows(new float[] {1000, 0, -1000}, 3)).startsWith(1.0);
    assertThat(Probabilities.ofSecond(new float[] {1000, -1000})).containsExactly(0, 1, 1, 0);
  }

  @Test
  void oneLogitIsThatOfTheSecondClass() {
    // 1/(1 + e⁻¹)
    assertThat(Probabilities.ofSecond(new float[] {1})[1])
        .isCloseTo(0.7310585786300049, within(1e-15));
  }
}
