// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

  @Test
  void fourWindowsAreTooFew() {
    assertThat(SteadyState.reached(List.of(100.0, 100.0, 100.0, 100.0))).isFalse();
  }

  @Test
  void fiveEqualWindowsAreSteady() {
    assertThat(SteadyState.reached(List.of(100.0, 100.0, 100.0, 100.0, 100.0))).isTrue();
  }

  @Test
  void onlyTheLastFiveWindowsCount() {
    assertThat(SteadyState.reached(List.of(1.0, 50.0, 100.0, 100.0, 100.0, 100.0, 100.0))).isTrue();
  }

  /** Slope 0.4 a window, so a change of 2.0 on a mean of 100. */
  @Test
  void aTrendOfTwoPercentIsNotSteady() {
    assertThat(SteadyState.reached(List.of(99.2, 99.6, 100.0, 100.4, 100.8))).isFalse();
    assertThat(SteadyState.reached(List.of(100.8, 100.4, 100.0, 99.6, 99.2))).isFalse();
    assertThat(SteadyState.reached(List.of(99.24, 99.62, 100.0, 100.38, 100.76))).isTrue();
  }

  /** Without a trend; deviations ±a twice each and 0: standard deviation a. */
  @Test
  void aVariationOfFivePercentIsNotSteady() {
    assertThat(SteadyState.reached(List.of(105.1, 94.9, 100.0, 94.9, 105.1))).isFalse();
    assertThat(SteadyState.reached(List.of(104.9, 95.1, 100.0, 95.1, 104.9))).isTrue();
  }

  @Test
  void nothingAtAllIsNotSteady() {
    assertThat(SteadyState.reached(List.of(0.0, 0.0, 0.0, 0.0, 0.0))).isFalse();
  }
}
