// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.spec.TargetTransform;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TargetScaleTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  // Mean 5, population standard deviation 2.
  private static final Targets.Numbers TRAIN =
      new Targets.Numbers(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
  private static final Targets.Numbers TEST = new Targets.Numbers(new double[] {13});

  private static double transformed(TargetTransform transform) {
    return TargetScale.fit(Optional.of(transform), TRAIN).apply(TEST).values()[0];
  }

  @Test
  void theTrainingPartAloneGivesTheNumbers() {
    assertThat(transformed(TargetTransform.STANDARDIZE)).isEqualTo(4);
    assertThat(transformed(TargetTransform.MIN_MAX)).isCloseTo(11 / 7.0, CLOSE);
    assertThat(transformed(TargetTransform.LOG)).isCloseTo(Math.log(13), CLOSE);
  }

  @ParameterizedTest
  @EnumSource(TargetTransform.class)
  void predictionsComeBackInTheUnitsOfTheData(TargetTransform transform) {
    TargetScale scale = TargetScale.fit(Optional.of(transform), TRAIN);

    double[] back = scale.inverse(scale.apply(TRAIN).values());

    assertThat(back).containsExactly(TRAIN.values(), CLOSE);
  }

  @ParameterizedTest
  @EnumSource(
      value = TargetTransform.class,
      names = {"STANDARDIZE", "MIN_MAX"})
  void aConstantComesBackToo(TargetTransform transform) {
    Targets.Numbers constant = new Targets.Numbers(new double[] {3, 3, 3});
    TargetScale scale = TargetScale.fit(Optional.of(transform), constant);

    assertThat(scale.apply(constant).values()).containsExactly(0, 0, 0);
    assertThat(scale.inverse(new double[] {0, 1})).containsExactly(3, 4);
  }

  @Test
  void eachOutputHasItsOwn() {
    Targets.Numbers two = new Targets.Numbers(new double[] {0, 10, 2, 30}, 2);
    TargetScale scale = TargetScale.fit(Optional.of(TargetTransform.MIN_MAX), two);

    assertThat(scale.apply(two).values()).containsExactly(0, 0, 1, 1);
    assertThat(scale.inverse(new double[] {0.5, 0.5})).containsExactly(1, 20);
  }

  @Test
  void withoutATransformNothingChanges() {
    TargetScale scale = TargetScale.fit(Optional.empty(), TRAIN);

    assertThat(scale.apply(TRAIN).values()).isEqualTo(TRAIN.values());
    assertThat(scale.inverse(TRAIN.values())).isEqualTo(TRAIN.values());
  }
}
