// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.model.Architecture;
import assay.runner.model.LinearShape;
import assay.runner.spec.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightPenaltyTest {
  /** Two weights and a bias, then two weights and two biases. */
  private static final Architecture ARCHITECTURE =
      new Architecture(
          List.of(new LinearShape(2, 1), new LinearShape(1, 2)), ModelSpec.Activation.RELU);

  @Test
  void weightsArePulledToZeroAndBiasesAreNot() {
    float[] gradient = {1, 1, 1, 1, 1, 1, 1};
    float[] values = {2, -4, 8, 16, -32, 64, 128};

    new WeightPenalty(ARCHITECTURE, 0.5f).addTo(gradient, values);

    assertThat(gradient).containsExactly(2, -1, 1, 9, -15, 1, 1);
  }

  @Test
  void noPenaltyLeavesTheGradientAsItIs() {
    float[] gradient = {1, 2, 3, 4, 5, 6, 7};

    new WeightPenalty(ARCHITECTURE, 0).addTo(gradient, new float[] {1, 1, 1, 1, 1, 1, 1});

    assertThat(gradient).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }
}
