// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The textbook's perceptron on a hundred samples: what its settings can give, and what not. */
@ExtendWith(NoOpenTensors.class)
class PerceptronIT {

  @Test
  void fiftySmallStepsHardlyMove() throws Exception {
    List<Double> losses = new ArrayList<>();

    FitResult result = run(Map.of(), losses);

    assertThat(losses).hasSize(50).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(losses.getLast()).isCloseTo(Math.log(2), within(0.2));
    assertThat(losses.getFirst() - losses.getLast()).isLessThan(0.1);
    assertThat(result.trainRows()).hasValue(80);
    assertThat(result.testRows()).hasValue(20);
    double right = 20 * result.metrics().getOrDefault("accuracy", Double.NaN);
    assertThat(right).isCloseTo(Math.rint(right), within(1e-9));
  }

  @Test
  void aRateThatSuitsTheProblemLearnsIt() throws Exception {
    List<Double> losses = new ArrayList<>();

    run(Map.of("train.optimizer.learning_rate", "3", "train.epochs", "300"), losses);

    assertThat(losses.getLast()).isLessThan(0.45);
  }

  private static FitResult run(Map<String, String> overrides, List<Double> losses)
      throws InterruptedException {
    ShippedExperiment experiment = ShippedExperiment.of("04_perceptron_100.yaml", overrides);
    assertThat(experiment.plan().fits()).hasSize(1);
    Fit fit = experiment.plan().fits().getFirst();
    try (DjlExecutor executor = experiment.executor()) {
      return executor.execute(
          fit,
          new FitProgress() {
            @Override
            public void epoch(int epoch, Map<String, Double> values) {
              assertThat(values).containsOnlyKeys("train/loss", "train/accuracy", "train/log_loss");
              losses.add(values.getOrDefault("train/loss", Double.NaN));
            }

            @Override
            public void check() {}
          });
    }
  }
}
