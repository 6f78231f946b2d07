// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void layersLeadFromColumnsOverHiddenWidthsToClasses() {
    assertThat(architecture(4, 3, 16, 8).layers())
        .containsExactly(new LinearShape(4, 16), new LinearShape(16, 8), new LinearShape(8, 3));
  }

  @Test
  void withoutHiddenLayersItIsOneLinearLayer() {
    assertThat(architecture(4, 3).layers()).containsExactly(new LinearShape(4, 3));
  }

  @Test
  void parametersAreWeightsAndBiasesOfEveryLayer() {
    // 4·64 + 64 + 64·3 + 3
    assertThat(architecture(4, 3, 64).parameters()).isEqualTo(515);
    // 784·512 + 512 + 512·256 + 256 + 256·10 + 10
    assertThat(architecture(784, 10, 512, 256).parameters()).isEqualTo(535_818);
  }

  @Test
  void aForwardPassTakesTwoOperationsPerWeightAndOnePerBias() {
    // 2·(784·512 + 512·256 + 256·10) + 512 + 256 + 10
    assertThat(architecture(784, 10, 512, 256).flopsPerSample()).isEqualTo(1_070_858);
  }

  @Test
  void sizesBeyondThirtyTwoBitsAreCounted() {
    assertThat(new LinearShape(100_000, 50_000).parameters()).isEqualTo(5_000_050_000L);
  }

  private static Architecture architecture(int inputs, int classes, int... hidden) {
    return Architecture.of(mlp(hidden), inputs, classes);
  }

  static ModelSpec.Mlp mlp(int... hidden) {
    return new ModelSpec.Mlp(
        Arrays.stream(hidden).boxed().toList(),
        ModelSpec.Activation.RELU,
        new Initializer.Zeros(),
        new Initializer.Zeros());
  }
}
