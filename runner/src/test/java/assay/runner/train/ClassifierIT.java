// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.model.Architecture;
import assay.runner.model.LinearShape;
import assay.runner.spec.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoOpenTensors.class)
class ClassifierIT {
  private final TorchEngine engine = TorchEngine.start();

  /** W₁ = [[1, 2], [−1, 0.5], [0, 1]], b₁ = [0.5, 0, −3]; W₂ = [[1, 2, 3], [−1, 0, 1]], b₂. */
  private static final float[] PARAMETERS = {
    1, 2, -1, 0.5f, 0, 1, 0.5f, 0, -3, 1, 2, 3, -1, 0, 1, 0.25f, -0.5f
  };

  // x = [1, 2]: W₁·x + b₁ = [1 + 4 + 0.5, −1 + 1, 2 − 3] = [5.5, 0, −1]
  // relu:    [5.5, 0, 0]                        → [5.5 + 0.25, −5.5 − 0.5]
  // tanh:    [0.9999666, 0, −0.7615942]         → [0.9999666 − 3·0.7615942 + 0.25, …]
  // sigmoid: [0.9959299, 0.5, 0.2689414]        → [0.9959299 + 1 + 0.8068243 + 0.25, …]
  @ParameterizedTest
  @CsvSource({
    "RELU, 5.75, -6",
    "TANH, -1.0348159, -2.2615608",
    "SIGMOID, 3.0527541, -1.2269885",
  })
  void aForwardPassIsWhatTheMatricesSay(ModelSpec.Activation activation, float a, float b) {
    Architecture architecture =
        new Architecture(List.of(new LinearShape(2, 3), new LinearShape(3, 2)), activation);
    try (NDManager manager = engine.newManager()) {
      Classifier classifier = new Classifier(architecture, manager);
      classifier.parameters().write(PARAMETERS);

      NDArray logits =
          classifier.forward(manager.create(new float[] {1, 2}, new Shape(1, 2)), false);

      assertThat(logits.toFloatArray()).usingComparatorWithPrecision(1e-5f).containsExactly(a, b);
    }
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheLogits() {
    Architecture linear =
        new Architecture(List.of(new LinearShape(1, 2)), ModelSpec.Activation.RELU);
    try (NDManager manager = engine.newManager()) {
      Classifier classifier = new Classifier(linear, manager);
      classifier.parameters().write(new float[] {1, 0, 0, 0});

      double[] probabilities =
          classifier.probabilities(manager.create(new float[] {0, 1}, new Shape(2, 1)));

      assertThat(probabilities).startsWith(0.5, 0.5);
      // 1/(1 + e⁻¹)
      assertThat(probabilities[2]).isCloseTo(0.7310585786300049, within(1e-12));
    }
  }
}
