// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParityTest {

  @Test
  void equalOutputsAgree() {
    float[] outputs = {0.1f, 0.9f, 0.7f, 0.3f};
    Parity parity = Parity.of(outputs, outputs.clone(), 2, 0);

    assertThat(parity.maxAbs()).isZero();
    assertThat(parity.maxRel()).isZero();
    assertThat(parity.top1Agreement()).hasValue(1);
    assertThat(parity.disagreement(0, 1)).isEmpty();
  }

  @Test
  void theLargestDifferencesAreTold() {
    Parity parity = Parity.of(new float[] {1, 200, -4}, new float[] {1.5f, 201, -4}, 1, 10);

    assertThat(parity.maxAbs()).isEqualTo(1);
    assertThat(parity.maxRel()).isCloseTo(0.5 / 1.5, within(1e-12));
    assertThat(parity.firstBeyond()).isEmpty();
  }

  @Test
  void theFirstDifferenceThatIsTooLargeIsTold() {
    float[] reference = {0, 0, 0, 0, 1, 2};
    float[] actual = {0, 0.0009f, 0, 0, 1.5f, 9};

    Parity parity = Parity.of(reference, actual, 3, 0.001);

    assertThat(parity.firstBeyond()).hasValue(new Parity.Difference(2, 0, 1, 1.5f));
    assertThat(parity.disagreement(0.001, 0))
        .hasValue(
            "outputs differ from the reference's by up to 7.00 where 0.00100 is allowed; first,"
                + " output 0 of sample 2 is 1.5, the reference's is 1.0");
  }

  @Test
  void theLargestOutputMustStandAtTheSamePlace() {
    float[] reference = {0.49f, 0.51f, 0.9f, 0.1f};
    float[] actual = {0.51f, 0.49f, 0.9f, 0.1f};

    Parity parity = Parity.of(reference, actual, 2, 0.1);

    assertThat(parity.top1Agreement()).hasValue(0.5);
    assertThat(parity.disagreement(0.1, 0.999))
        .hasValue("the largest output is the reference's in 0.5 of samples where 0.999 is wanted");
    assertThat(parity.disagreement(0.1, 0.5)).isEmpty();
  }

  @Test
  void ofEqualOutputsTheFirstIsTheLargest() {
    assertThat(Parity.of(new float[] {1, 1}, new float[] {1, 0}, 1, 2).top1Agreement()).hasValue(1);
    assertThat(Parity.of(new float[] {1, 1}, new float[] {0, 1}, 1, 2).top1Agreement()).hasValue(0);
  }

  @Test
  void oneOutputHasNoLargest() {
    Parity parity = Parity.of(new float[] {1, 2}, new float[] {1, 2}, 2, 0);

    assertThat(parity.top1Agreement()).isEmpty();
    assertThat(parity.disagreement(0, 1)).isEmpty();
  }

  @Test
  void aNumberIsInfinitelyFarFromNaN() {
    Parity parity = Parity.of(new float[] {1, 1}, new float[] {1, Float.NaN}, 1, 100);

    assertThat(parity.maxAbs()).isInfinite();
    assertThat(parity.maxRel()).isEqualTo(2);
    assertThat(parity.firstBeyond().orElseThrow().output()).isEqualTo(1);
  }

  @Test
  void whatOverflowsOnBothSidesAgrees() {
    float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, -0.0f};

    assertThat(Parity.of(odd, new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0}, 1, 0).maxAbs())
        .isZero();
    assertThat(Parity.of(odd, new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 0}, 1, 0).maxAbs())
        .isInfinite();
  }

  @Test
  void outputsOfAnotherShapeCannotBeCompared() {
    assertThatThrownBy(() -> Parity.of(new float[4], new float[6], 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 outputs, the reference has 4, for 2 samples");
    assertThatThrownBy(() -> Parity.of(new float[3], new float[3], 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
