// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.quality.Metrics;
import assay.runner.quality.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the language says that this version does, against the packages that do it. */
class KeptPromisesTest {

  @Test
  void everyMetricThatADeclarationMayNameIsComputed() {
    assertThat(Quality.names()).containsAll(MetricNames.COMPUTED);
  }

  @Test
  void everyMetricOfNumbersIsComputed() {
    assertThat(Metrics.REGRESSION.standard()).containsAll(MetricNames.OF_NUMBERS);
  }

  @Test
  void everyComputedMetricIsAWordOfTheLanguage() {
    assertThat(Quality.names())
        .allMatch(name -> MetricNames.COMPUTED.contains(name) || MetricNames.isKnown(name));
  }

  @Test
  void metricsForTwoClassesAreTheSameOnBothSides() {
    assertThat(MetricNames.FOR_TWO_CLASSES).isEqualTo(Quality.FOR_TWO_CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"top1_accuracy", "top5_accuracy", "top12_accuracy"})
  void topKIsComputedForAnyK(String name) {
    assertThat(MetricNames.isComputed(name)).isTrue();
    assertThat(Quality.evaluate(List.of(name), new double[] {0, 1}, 2, new int[] {1}).metrics())
        .containsEntry(name, 1.0);
  }

  @ParameterizedTest
  @MethodSource("builtins")
  void everyBuiltInDataSetComesWithTheProgram(String name) {
    assertThat(KeptPromisesTest.class.getResource("/assay/data/%s.csv".formatted(name)))
        .isNotNull();
  }

  static Iterable<String> builtins() {
    return BuiltinData.TARGETS.keySet();
  }
}
