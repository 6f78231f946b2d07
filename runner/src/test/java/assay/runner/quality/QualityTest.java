// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final int[] LABELS = {0, 0, 1, 2};
  // Predicted: 0, 1, 1, 0.
  private static final double[] PROBABILITIES = {
    0.7, 0.2, 0.1,
    0.3, 0.5, 0.2,
    0.1, 0.8, 0.1,
    0.4, 0.3, 0.3
  };

  @Test
  void metricsOfClassesAreAsByHand() {
    assertThat(value("accuracy")).isEqualTo(2 / 4.0);
    assertThat(value("balanced_accuracy")).isCloseTo((0.5 + 1 + 0) / 3, within(1e-15));
    assertThat(value("precision_macro")).isCloseTo((0.5 + 0.5 + 0) / 3, within(1e-15));
    assertThat(value("recall_weighted")).isCloseTo((2 * 0.5 + 1 + 0) / 4, within(1e-15));
    assertThat(value("f1_macro")).isCloseTo((0.5 + 2 / 3.0 + 0) / 3, within(1e-15));
    assertThat(value("f1_micro")).isCloseTo(0.5, within(1e-15));
    // (c·s − Σ pₖtₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)) = (2·4 − 6) / √((16 − 8)(16 − 6))
    assertThat(value("mcc")).isCloseTo(2 / Math.sqrt(80), within(1e-15));
    // (1/2 − 6/16) / (1 − 6/16)
    assertThat(value("cohen_kappa")).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void metricsOfProbabilitiesAreAsByHand() {
    assertThat(value("log_loss")).isCloseTo(-Math.log(0.7 * 0.3 * 0.8 * 0.3) / 4, within(1e-15));
    // (0.14 + 0.78 + 0.06 + 0.74) / 4
    assertThat(value("brier")).isCloseTo(0.43, within(1e-15));
    // Class 0: 3 of 4 pairs; class 1: 3 of 3; class 2: 3 of 3.
    assertThat(value("roc_auc_ovr")).isCloseTo((0.75 + 1 + 1) / 3, within(1e-15));
  }

  @Test
  void ofEquallyProbableClassesTheLowestIsPredicted() {
    double[] even = {0.5, 0.5, 0.5, 0.5};

    assertThat(Quality.evaluate(List.of("accuracy"), even, 2, new int[] {0, 1}).metrics())
        .containsEntry("accuracy", 0.5);
  }

  @Test
  void singlePrecisionRowsAreScaledToOne() {
    float[] rough = {0.1f, 0.2f, 0.7f};

    double loss =
        Quality.evaluate(List.of("log_loss"), rough, 3, new int[] {2})
            .metric("log_loss")
            .orElseThrow();

    double sum = (double) 0.1f + 0.2f + 0.7f;
    assertThat(loss).isCloseTo(-Math.log(0.7f / sum), within(1e-15));
  }

  @Test
  void beingSureAndWrongCostsNoMoreThanEpsilonAllows() {
    double[] wrong = {1, 0};

    assertThat(Quality.evaluate(List.of("log_loss"), wrong, 2, new int[] {1}).metrics())
        .hasEntrySatisfying(
            "log_loss", loss -> assertThat(loss).isCloseTo(52 * Math.log(2), within(1e-12)));
  }

  @Test
  void undefinedMetricsAreAbsentAndSayWhy() {
    Scores scores =
        Quality.evaluate(
            List.of("accuracy", "roc_auc_ovr", "cohen_kappa", "precision"),
            new double[] {1, 0, 0},
            3,
            new int[] {0});

    assertThat(scores.metrics()).containsOnlyKeys("accuracy");
    assertThat(scores.undefined())
        .containsEntry("precision", "it is for two classes, and there are 3")
        .containsOnlyKeys("roc_auc_ovr", "cohen_kappa", "precision");
  }

  @Test
  void withoutRowsOrFiniteProbabilitiesNothingIsDefined() {
    List<String> names = List.of("accuracy", "log_loss");

    assertThat(Quality.evaluate(names, new double[0], 2, new int[0]).undefined())
        .containsOnlyKeys(names);
    assertThat(Quality.evaluate(names, new float[] {Float.NaN, 1}, 2, new int[] {0}).undefined())
        .containsOnlyKeys(names);
    assertThat(Quality.evaluate(names, new double[] {0, 0}, 2, new int[] {0}).undefined())
        .containsOnlyKeys(names);
  }

  @Test
  void metricsComeInTheOrderOfTheNames() {
    List<String> names = List.of("mcc", "accuracy", "log_loss", "brier");

    assertThat(Quality.evaluate(names, PROBABILITIES, 3, LABELS).metrics().keySet())
        .containsExactlyElementsOf(names);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> value("acuracy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acuracy");
  }

  private static double value(String name) {
    return Quality.evaluate(List.of(name), PROBABILITIES, 3, LABELS).metric(name).orElseThrow();
  }
}
