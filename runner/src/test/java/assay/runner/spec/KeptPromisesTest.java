// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.quality.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the language says that this version does, against the packages that do it. */
class KeptPromisesTest {

  @Test
  void everyMetricThatADeclarationMayNameIsComputed() {
    assertThat(Quality.names()).containsAll(MetricNames.COMPUTED);
  }

  @Test
  void everyComputedMetricIsAWordOfTheLanguage() {
    assertThat(Quality.names())
        .allMatch(name -> MetricNames.COMPUTED.contains(name) || MetricNames.isKnown(name));
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
