// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitialValuesTest {
  private static final int INPUTS = 300;
  private static final int OUTPUTS = 100;

  @Test
  void gaussianWeightsComeInOrderFromTheSpecifiedGenerator() {
    float[] values = draw(new Initializer.Normal(0.5), new Initializer.Zeros(), 2, 2, 42);

    // java.util.Random(42).nextGaussian(): 1.1419053, 0.9194079, −0.9498667, −1.1069903
    assertThat(values)
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.5709527f, 0.4597040f, -0.4749333f, -0.5534952f, 0, 0);
  }

  @Test
  void biasesFollowTheWeightsOfTheirLayer() {
    float[] values = draw(new Initializer.Zeros(), new Initializer.Uniform(1), 2, 2, 42);

    // java.util.Random(42).nextDouble(): 0.7275636, 0.6832234
    assertThat(values)
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0, 0, 0, 0, 0.4551272f, 0.3664468f);
  }

  @Test
  void everyLayerHasItsOwnBounds() {
    ModelSpec.Mlp model =
        new ModelSpec.Mlp(
            List.of(1000),
            ModelSpec.Activation.RELU,
            new Initializer.HeUniform(),
            new Initializer.Zeros());
    float[] values = InitialValues.draw(model, Architecture.of(model, 6, 10), 1);

    // √(6/6) and √(6/1000)
    assertThat(largest(values, 0, 6000)).isCloseTo(1, within(0.01f));
    assertThat(largest(values, 7000, 17_000)).isCloseTo(0.077460f, within(0.001f));
  }

  static List<Arguments> distributions() {
    return List.of(
        // A uniform distribution in ±b has the standard deviation b/√3.
        Arguments.of(new Initializer.Uniform(0.3), 0.3 / Math.sqrt(3)),
        Arguments.of(new Initializer.Normal(0.01), 0.01),
        Arguments.of(new Initializer.XavierUniform(), Math.sqrt(6.0 / 400) / Math.sqrt(3)),
        Arguments.of(new Initializer.XavierNormal(), Math.sqrt(2.0 / 400)),
        Arguments.of(new Initializer.HeUniform(), Math.sqrt(6.0 / 300) / Math.sqrt(3)),
        Arguments.of(new Initializer.HeNormal(), Math.sqrt(2.0 / 300)));
  }

  // 30 000 values: the sample's standard deviation is within 2 %, and its mean within 4 σ/√n.
  @ParameterizedTest
  @MethodSource("distributions")
  void weightsHaveTheDeclaredSpread(Initializer initializer, double deviation) {
    float[] values = draw(initializer, new Initializer.Zeros(), INPUTS, OUTPUTS, 3);
    double[] weights = IntStream.range(0, INPUTS * OUTPUTS).mapToDouble(i -> values[i]).toArray();

    double mean = Arrays.stream(weights).average().orElseThrow();
    double square = Arrays.stream(weights).map(x -> x * x).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(4 * deviation / Math.sqrt(weights.length)));
    assertThat(Math.sqrt(square)).isCloseTo(deviation, within(0.02 * deviation));
  }

  @Test
  void biasesUseTheBoundOfTheirLayer() {
    float[] values = draw(new Initializer.Zeros(), new Initializer.XavierUniform(), 200, 400, 5);

    // √(6/600) = 0.1
    assertThat(largest(values, 80_000, 80_400)).isBetween(0.09f, 0.1f);
  }

  @Test
  void theSeedAloneDecides() {
    Initializer initializer = new Initializer.XavierUniform();

    assertThat(draw(initializer, initializer, 4, 3, 9))
        .isEqualTo(draw(initializer, initializer, 4, 3, 9))
        .isNotEqualTo(draw(initializer, initializer, 4, 3, 10));
  }

  @Test
  void modelsBeyondTheLargestArrayAreRefusedWithTheirSize() {
    Initializer zeros = new Initializer.Zeros();

    assertThatThrownBy(() -> draw(zeros, zeros, 100_000, 50_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5000050000 parameters");
  }

  private static float[] draw(
      Initializer weights, Initializer biases, int inputs, int outputs, long seed) {
    ModelSpec.Mlp model = new ModelSpec.Mlp(List.of(), ModelSpec.Activation.RELU, weights, biases);
    return InitialValues.draw(model, Architecture.of(model, inputs, outputs), seed);
  }

  private static float largest(float[] values, int from, int to) {
    return (float)
        IntStream.range(from, to).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
  }
}
