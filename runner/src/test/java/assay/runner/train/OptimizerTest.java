// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.model.WeightRanges;
import assay.runner.spec.OptimizerSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  private static final float PRECISION = 1e-6f;

  @Test
  void plainSgdFollowsTheGradient() {
    // 1 − 0.1·1; 0.9 − 0.1·0.5; 0.85 − 0.1·(−1)
    assertThat(path(new OptimizerSpec.Sgd(0.1, 0), 1, 0.5f, -1))
        .usingComparatorWithPrecision(PRECISION)
        .containsExactly(0.9f, 0.85f, 0.95f);
  }

  @Test
  void momentumIsAddedToTheGradientBeforeTheLearningRate() {
    // v = 1;                w = 1 − 0.1·1
    // v = 0.9·1 + 0.5;      w = 0.9 − 0.1·1.4
    // v = 0.9·1.4 − 1;      w = 0.76 − 0.1·0.26
    assertThat(path(new OptimizerSpec.Sgd(0.1, 0.9), 1, 0.5f, -1))
        .usingComparatorWithPrecision(PRECISION)
        .containsExactly(0.9f, 0.76f, 0.734f);
  }

  @Test
  void adamStepsByTheBiasCorrectedMoments() {
    // t = 1: m = 0.1,   v = 0.001;    m̂ = 1,           v̂ = 1
    //        w = 1 − 0.1·1/1                            = 0.9
    // t = 2: m = 0.29,  v = 0.004999; m̂ = 0.29/0.19 = 1.526316, v̂ = 0.004999/0.001999 = 2.500750
    //        w = 0.9 − 0.1·1.526316/1.581376            = 0.803482
    // t = 3: m = 0.161, v = 0.005994; m̂ = 0.161/0.271 = 0.594096, v̂ = 0.005994/0.002997 = 2
    //        w = 0.803482 − 0.1·0.594096/1.414214       = 0.761473
    assertThat(path(new OptimizerSpec.Adam(0.1, 0.9, 0.999, 1e-8), 1, 2, -1))
        .usingComparatorWithPrecision(PRECISION)
        .containsExactly(0.9f, 0.803482f, 0.761473f);
  }

  @Test
  void adamAddsEpsilonAfterTheBiasCorrection() {
    // 1 − 0.1·1/(√1 + 1); before the correction it would be 1 − 0.1·√0.001/(√0.001 + 1)
    assertThat(path(new OptimizerSpec.Adam(0.1, 0.9, 0.999, 1), 1))
        .usingComparatorWithPrecision(PRECISION)
        .containsExactly(0.95f);
  }

  /** The rules that the literals of {@code optimizer_literals.py} are of; gradients 1, 2, −1. */
  static List<Arguments> rules() {
    return List.of(
        Arguments.of(new OptimizerSpec.GradientDescent(0.1), new float[] {0.9f, 0.7f, 0.8f}),
        Arguments.of(new OptimizerSpec.Sgd(0.1, 0.9, true), new float[] {0.81f, 0.349f, 0.3041f}),
        Arguments.of(
            new OptimizerSpec.RmsProp(0.1, 0.99, 1e-8, 0, false),
            new float[] {1e-7f, -0.8953228f, -0.4850213f}),
        Arguments.of(
            new OptimizerSpec.RmsProp(0.1, 0.9, 1e-8, 0.9, false),
            new float[] {0.6837722f, 0.113453f, -0.2638774f}),
        Arguments.of(
            new OptimizerSpec.RmsProp(0.1, 0.9, 1e-8, 0, true),
            new float[] {0.6666667f, 0.3527456f, 0.4920815f}),
        Arguments.of(
            new OptimizerSpec.Adagrad(0.1, 0, 0, 1e-10),
            new float[] {0.9f, 0.8105573f, 0.8513821f}),
        Arguments.of(
            new OptimizerSpec.Adagrad(0.1, 0.5, 1, 1e-10),
            new float[] {0.9292893f, 0.8748562f, 0.8937544f}),
        Arguments.of(
            new OptimizerSpec.AdamW(0.1, 0.9, 0.999, 1e-8, 0.1),
            new float[] {0.89f, 0.7845818f, 0.7347271f}));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void threeStepsAreThoseOfPyTorchsFormulas(OptimizerSpec spec, float[] expected) {
    assertThat(path(spec, 1, 2, -1)).containsExactly(expected, within(PRECISION));
  }

  @Test
  void decoupledDecayLeavesBiasesAlone() {
    WeightRanges first = new WeightRanges(List.of(new WeightRanges.Range(0, 1)));
    Optimizer optimizer =
        Optimizer.of(new OptimizerSpec.AdamW(0.1, 0.9, 0.999, 1e-8, 0.5), 2, first);
    float[] values = {1, 1};

    optimizer.step(values, new float[] {0, 0}, 0.1);

    assertThat(values).containsExactly(0.95f, 1);
  }

  @Test
  void theRateOfAStepIsTheOneThatIsHandedIn() {
    Optimizer optimizer = Optimizer.of(new OptimizerSpec.Sgd(0.1, 0.9), 1, WeightRanges.all(1));
    float[] value = {1};

    optimizer.step(value, new float[] {1}, 0.1);
    optimizer.step(value, new float[] {0}, 0.01);

    // 1 − 0.1·1 − 0.01·0.9: the velocity holds no rate.
    assertThat(value[0]).isEqualTo(0.891f);
  }

  @Test
  void parametersMoveIndependently() {
    Optimizer optimizer = Optimizer.of(new OptimizerSpec.Sgd(1, 0.5), 3, WeightRanges.all(3));
    float[] values = {1, 2, 3};

    optimizer.step(values, new float[] {1, 0, -1}, 1);
    optimizer.step(values, new float[] {0, 1, 0}, 1);

    // velocities after two steps: 0.5, 1, −0.5
    assertThat(values).containsExactly(-0.5f, 1, 4.5f);
  }

  /** Where a parameter that starts at 1 goes under these gradients. */
  private static float[] path(OptimizerSpec spec, float... gradients) {
    Optimizer optimizer = Optimizer.of(spec, 1, WeightRanges.all(1));
    float[] value = {1};
    float[] path = new float[gradients.length];
    for (int i = 0; i < gradients.length; i++) {
      optimizer.step(value, Arrays.copyOfRange(gradients, i, i + 1), spec.learningRate());
      path[i] = value[0];
    }
    return path;
  }
}
