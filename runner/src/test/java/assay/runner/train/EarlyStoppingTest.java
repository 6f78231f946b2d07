// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.EarlyStoppingSpec;
import assay.runner.spec.Monitor;
import assay.runner.spec.TaskSpec.Goal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  @Test
  void itIsOverWhenPatienceIs() {
    EarlyStopping stopping = stopping(Goal.MINIMIZE, 0);

    assertThat(improved(stopping, 1)).isTrue();
    assertThat(improved(stopping, 1.5)).isFalse();
    assertThat(stopping.isOver()).isFalse();
    assertThat(improved(stopping, 1.2)).isFalse();
    assertThat(stopping.isOver()).isTrue();
  }

  @Test
  void anImprovementStartsThePatienceAnew() {
    EarlyStopping stopping = stopping(Goal.MAXIMIZE, 0);

    improved(stopping, 0.5);
    improved(stopping, 0.4);
    assertThat(improved(stopping, 0.6)).isTrue();
    improved(stopping, 0.6);
    assertThat(stopping.isOver()).isFalse();
  }

  @Test
  void lessThanTheLeastImprovementIsNone() {
    EarlyStopping stopping = stopping(Goal.MINIMIZE, 0.1);

    improved(stopping, 1);

    assertThat(improved(stopping, 0.95)).isFalse();
    assertThat(improved(stopping, 0.8)).isTrue();
  }

  @Test
  void anEpochWithoutTheValueIsNoImprovement() {
    EarlyStopping stopping = stopping(Goal.MINIMIZE, 0);

    assertThat(stopping.improved(Map.of("train/loss", 1.0))).isFalse();
    assertThat(improved(stopping, 3)).isTrue();
    assertThat(stopping.improved(Map.of())).isFalse();
  }

  private static EarlyStopping stopping(Goal goal, double minDelta) {
    return new EarlyStopping(
        new EarlyStoppingSpec(new Monitor("val/loss", goal), 2, minDelta, true));
  }

  private static boolean improved(EarlyStopping stopping, double value) {
    return stopping.improved(Map.of("val/loss", value));
  }
}
