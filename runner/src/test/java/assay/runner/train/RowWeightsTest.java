// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.data.Targets;
import assay.runner.spec.ClassWeights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowWeightsTest {
  private static final Targets.Classes TARGETS =
      new Targets.Classes(new int[] {0, 0, 0, 1}, List.of("no", "yes"));

  @Test
  void rowsCountAlikeUnlessSaidOtherwise() {
    assertThat(RowWeights.of(new ClassWeights.Equal(), TARGETS).ofRow())
        .containsExactly(1, 1, 1, 1);
  }

  @Test
  void balancedClassesCountAlike() {
    // 4/(2·3) and 4/(2·1)
    assertThat(RowWeights.of(new ClassWeights.Balanced(), TARGETS).ofRow())
        .containsExactly(4.0 / 6, 4.0 / 6, 4.0 / 6, 2);
  }

  @Test
  void namedClassesCountAsDeclared() {
    assertThat(RowWeights.of(new ClassWeights.Named(Map.of("yes", 5.0)), TARGETS).ofRow())
        .containsExactly(1, 1, 1, 5);
  }

  @Test
  void numbersHaveNoClasses() {
    Targets numbers = new Targets.Numbers(new double[] {1, 2}, 1);

    assertThat(RowWeights.of(new ClassWeights.Equal(), numbers).ofRow()).containsExactly(1, 1);
  }
}
