// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.runner.data.Targets;
import assay.runner.spec.TrainSpec.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTest {
  private static final Targets.Classes THREE =
      new Targets.Classes(new int[] {2}, List.of("a", "b", "c"));
  private static final Targets.Classes NO = new Targets.Classes(new int[] {0}, List.of("n", "y"));
  private static final Targets.Classes YES = new Targets.Classes(new int[] {1}, List.of("n", "y"));
  private static final Targets.Numbers ONE = new Targets.Numbers(new double[] {1.5}, 1);
  private static final Targets.Numbers TWO = new Targets.Numbers(new double[] {1.5, -1}, 2);

  static List<Arguments> costs() {
    return List.of(
        // log(e + e² + e³) − 3
        Arguments.of(Loss.CROSS_ENTROPY, THREE, new float[] {1, 2, 3}, 0.4076059644443804),
        // log(1 + e²), log(1 + e⁻²)
        Arguments.of(Loss.BINARY_CROSS_ENTROPY, NO, new float[] {2}, 2.1269280110429727),
        Arguments.of(Loss.BINARY_CROSS_ENTROPY, YES, new float[] {2}, 0.1269280110429726),
        // errors: 0.5; 0.5 and −1
        Arguments.of(Loss.HALF_MSE, ONE, new float[] {2}, 0.125),
        Arguments.of(Loss.MSE, ONE, new float[] {2}, 0.25),
        Arguments.of(Loss.MSE, TWO, new float[] {2, -2}, 0.625),
        Arguments.of(Loss.L1, TWO, new float[] {2, -2}, 0.75),
        // δ = 0.75: 0.125 and 0.75·(1 − 0.375), halved
        Arguments.of(Loss.HUBER, TWO, new float[] {2, -2}, 0.296875));
  }

  @ParameterizedTest
  @MethodSource("costs")
  void costsAreWhatTheFormulasSay(Loss loss, Targets targets, float[] outputs, double expected) {
    assertThat(cost(loss, targets, outputs)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("costs")
  void gradientsAgreeWithCentralDifferences(Loss loss, Targets targets, float[] outputs) {
    float[] gradient = new float[outputs.length];
    Objective.of(loss, 0.75, targets).cost(outputs, 0, 0, 1, gradient);

    for (int i = 0; i < outputs.length; i++) {
      float step = 1f / 1024;
      float[] above = outputs.clone();
      float[] below = outputs.clone();
      above[i] += step;
      below[i] -= step;
      double difference = (cost(loss, targets, above) - cost(loss, targets, below)) / (2 * step);
      assertThat(gradient[i]).isCloseTo((float) difference, within(1e-6f));
    }
  }

  /** ∂(½(y − ŷ)²)/∂ŷ is ŷ − y: a prediction that is too large is pushed down. */
  @Test
  void theGradientOfSquaredErrorHasTheSignOfTheError() {
    float[] gradient = new float[1];

    Objective.of(Loss.HALF_MSE, 1, ONE).cost(new float[] {2}, 0, 0, 1, gradient);

    assertThat(gradient[0]).isEqualTo(0.5f);
  }

  @Test
  void gradientsAreScaledAndCostsAreNot() {
    float[] gradient = new float[1];

    double cost = Objective.of(Loss.MSE, 1, ONE).cost(new float[] {2}, 0, 0, 0.25, gradient);

    assertThat(cost).isEqualTo(0.25);
    assertThat(gradient[0]).isEqualTo(0.25f);
  }

  @Test
  void farLogitsCostWhatTheyAreOff() {
    assertThat(cost(Loss.BINARY_CROSS_ENTROPY, NO, new float[] {1000})).isEqualTo(1000);
    assertThat(cost(Loss.CROSS_ENTROPY, THREE, new float[] {1000, 0, 0})).isEqualTo(1000);
  }

  @Test
  void aLossIsForTheTargetsThatItIsFor() {
    assertThatThrownBy(() -> Objective.of(Loss.MSE, 1, THREE))
        .hasMessage("the loss MSE is not for classes");
    assertThatThrownBy(() -> Objective.of(Loss.BINARY_CROSS_ENTROPY, 1, THREE))
        .hasMessage("the loss BINARY_CROSS_ENTROPY is not for 3 classes");
    assertThatThrownBy(() -> Objective.of(Loss.CROSS_ENTROPY, 1, ONE))
        .hasMessage("the loss CROSS_ENTROPY is not for numbers");
  }

  private static double cost(Loss loss, Targets targets, float[] outputs) {
    return Objective.of(loss, 0.75, targets).cost(outputs, 0, 0, 1, new float[outputs.length]);
  }
}
