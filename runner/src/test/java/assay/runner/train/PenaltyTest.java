// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.model.Architecture;
import assay.runner.model.Layer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltyTest {
  /** Weights at 0 to 5 and 8 to 9, biases between and at the end. */
  private static final Architecture LAYERS =
      new Architecture(List.of(3), List.of(new Layer.Linear(3, 2), new Layer.Linear(2, 1)));

  @Test
  void l2PullsEveryWeightByItsSizeAndNoBias() {
    float[] gradient = new float[11];

    new Penalty(LAYERS.weights(), 0, 0.5f).addTo(gradient, filled(2));

    assertThat(gradient).containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0);
  }

  @Test
  void l1PullsEveryWeightAlikeTowardsZeroAndNoBias() {
    float[] values = filled(2);
    values[1] = -0.01f;
    values[2] = 0;
    float[] gradient = new float[11];

    new Penalty(LAYERS.weights(), 0.5f, 0).addTo(gradient, values);

    assertThat(gradient).containsExactly(0.5f, -0.5f, 0, 0.5f, 0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 0);
  }

  @Test
  void bothAreAddedToWhatIsThere() {
    float[] gradient = filled(1);

    new Penalty(LAYERS.weights(), 0.25f, 0.5f).addTo(gradient, filled(2));

    assertThat(gradient[0]).isEqualTo(2.25f);
    assertThat(gradient[6]).isEqualTo(1);
  }

  @Test
  void scalesOfNormsAreNoWeights() {
    Architecture normed =
        new Architecture(
            List.of(3),
            List.of(new Layer.Linear(3, 1), new Layer.BatchNorm(1), new Layer.Linear(1, 1)));

    float[] gradient = new float[8];
    new Penalty(normed.weights(), 0, 1).addTo(gradient, new float[] {1, 1, 1, 1, 1, 1, 1, 1});

    assertThat(gradient).containsExactly(1, 1, 1, 0, 0, 0, 1, 0);
  }

  private static float[] filled(float value) {
    float[] values = new float[11];
    Arrays.fill(values, value);
    return values;
  }
}
