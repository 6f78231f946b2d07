// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryForecastTest {
  private static final List<Integer> PHOTO = List.of(3, 224, 224);
  private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8);

  @Test
  void aWeightIsOneNumberAndAdamRemembersTwo() {
    MemoryForecast forecast = of(ADAM, Architecture.of(ArchitectureTest.mlp(), 99, 10), 1);

    // 99·10 + 10 = 1000 parameters
    assertThat(forecast.weights()).isEqualTo(4000);
    assertThat(forecast.gradients()).isEqualTo(4000);
    assertThat(forecast.optimizer()).isEqualTo(8000);
    assertThat(forecast.copies()).isEqualTo(8000);
    // The row and the outputs, and the gradients of both.
    assertThat(forecast.activations()).isEqualTo(2 * 4 * (99 + 10));
  }

  @Test
  void plainDescentRemembersNothing() {
    Architecture small = Architecture.of(ArchitectureTest.mlp(), 99, 10);

    assertThat(of(new OptimizerSpec.Sgd(1, 0), small, 1).optimizer()).isZero();
    assertThat(of(new OptimizerSpec.Sgd(1, 0.9), small, 1).optimizer()).isEqualTo(4000);
    assertThat(of(new OptimizerSpec.RmsProp(1, 0.9, 1e-8, 0.9, true), small, 1).optimizer())
        .isEqualTo(12_000);
  }

  @Test
  void activationsGrowWithTheBatch() {
    Architecture photos = Architecture.of(ArchitectureTest.photos(true), PHOTO, 10);

    assertThat(of(ADAM, photos, 32).activations())
        .isEqualTo(32 * of(ADAM, photos, 1).activations());
  }

  @Test
  void aDenseLayerOverEveryPositionIsToldAtOnce() {
    MemoryForecast forecast =
        of(ADAM, Architecture.of(ArchitectureTest.photos(false), PHOTO, 10), 32);

    assertThat(Amounts.bytes(forecast.weights())).isEqualTo("1.6 GB");
    assertThat(Amounts.bytes(forecast.weights() + forecast.gradients() + forecast.optimizer()))
        .isEqualTo("6.6 GB");
    assertThat(MemoryForecast.smaller(ArchitectureTest.photos(false), PHOTO, 10))
        .contains(
            "Flattening 128×56×56 into 1024 is 411 M weights = 1.6 GB; `{pool: global}` before it"
                + " would leave 0.13 M.");
    assertThat(MemoryForecast.smaller(ArchitectureTest.photos(true), PHOTO, 10)).isEmpty();
  }

  private static MemoryForecast of(OptimizerSpec optimizer, Architecture architecture, int batch) {
    return MemoryForecast.of(
        architecture, new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, optimizer, batch, 1, 0), batch);
  }
}
