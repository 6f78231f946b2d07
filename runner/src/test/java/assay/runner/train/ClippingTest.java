// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void valuesAreBoundOnBothSides() {
    assertThat(clipped(OptionalDouble.of(1), NONE, 5, -5, 0.5f)).containsExactly(1, -1, 0.5f);
  }

  @Test
  void aLongGradientIsShortenedAndKeepsItsDirection() {
    // The norm of (3, −4) is 5.
    assertThat(clipped(NONE, OptionalDouble.of(1), 3, -4))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.6f, -0.8f);
  }

  @Test
  void aShortGradientStaysAsItIs() {
    assertThat(clipped(NONE, OptionalDouble.of(10), 3, -4)).containsExactly(3, -4);
    assertThat(clipped(NONE, OptionalDouble.of(1), 0, 0)).containsExactly(0, 0);
  }

  @Test
  void withoutBoundsNothingHappens() {
    assertThat(clipped(NONE, NONE, 1e30f)).containsExactly(1e30f);
  }

  private static float[] clipped(OptionalDouble value, OptionalDouble norm, float... gradient) {
    new Clipping(value, norm).apply(gradient);
    return gradient;
  }
}
