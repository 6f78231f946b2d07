// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static assay.runner.measure.StopRule.Decision.CONTINUE;
import static assay.runner.measure.StopRule.Decision.EXHAUSTED;
import static assay.runner.measure.StopRule.Decision.PRECISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopRuleTest {
  private final StopRule rule = new StopRule(5, 10, 0.03);

  @Test
  void aNarrowIntervalEndsTheRepetitionsButNotBeforeTheLeastNumber() {
    assertThat(rule.after(4, 100, 99, 101)).isEqualTo(CONTINUE);
    assertThat(rule.after(5, 100, 99, 101)).isEqualTo(PRECISE);
  }

  @Test
  void halfOfTheWidthIsComparedWithTheMean() {
    assertThat(rule.after(5, 100, 97, 103)).isEqualTo(CONTINUE);
    assertThat(rule.after(5, 100, 97.1, 103)).isEqualTo(PRECISE);
  }

  @Test
  void theLargestNumberEndsThemAnyway() {
    assertThat(rule.after(9, 100, 50, 150)).isEqualTo(CONTINUE);
    assertThat(rule.after(10, 100, 50, 150)).isEqualTo(EXHAUSTED);
  }

  @Test
  void withoutAnIntervalItGoesOn() {
    assertThat(rule.after(5, 100, Double.NaN, Double.NaN)).isEqualTo(CONTINUE);
  }

  @Test
  void theLargestNumberIsNotBelowTheLeast() {
    assertThatThrownBy(() -> new StopRule(5, 4, 0.03)).isInstanceOf(IllegalArgumentException.class);
  }
}
