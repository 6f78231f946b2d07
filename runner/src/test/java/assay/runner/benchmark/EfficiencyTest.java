// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EfficiencyTest {
  /** 100 GFLOP/s and 10 GB/s. */
  private static final DevicePeak PEAK =
      new DevicePeak(
          List.of(new Roof("product", 100e9, 90e9, 8)),
          List.of(new Roof("convolution", 60e9, 50e9, 8)),
          new Roof("addition", 10e9, 9e9, 8));

  @Test
  void aForwardPassUsesItsOperationsAndATrainingStepThreeTimesAsMany() {
    assertThat(Efficiency.ofPeak(1_070_858, false, 10_000, PEAK).share())
        .isCloseTo(0.1070858, within(1e-9));
    assertThat(Efficiency.ofPeak(1_070_858, true, 10_000, PEAK).share())
        .isCloseTo(0.3212574, within(1e-9));
  }

  @Test
  void moreThanThePeakIsToldAndDoubted() {
    Efficiency efficiency = Efficiency.ofPeak(1e6, false, 102_000, PEAK);

    assertThat(efficiency.share()).isCloseTo(1.02, within(1e-9));
    assertThat(efficiency.doubt().orElseThrow()).startsWith("102 % of the measured peak: ");
    assertThat(Efficiency.ofPeak(1e6, false, 100_000, PEAK).doubt()).isEmpty();
  }

  @Test
  void theRooflineIsMemoryUpToItsRidgeAndArithmeticAfterIt() {
    // The ridge is at 10 operations per byte.
    assertThat(Efficiency.ofRoofline(5e9, 1, PEAK).share()).isCloseTo(0.5, within(1e-9));
    assertThat(Efficiency.ofRoofline(50e9, 10, PEAK).share()).isCloseTo(0.5, within(1e-9));
    assertThat(Efficiency.ofRoofline(50e9, 1000, PEAK).share()).isCloseTo(0.5, within(1e-9));
    assertThat(Efficiency.ofRoofline(11e9, 1, PEAK).doubt()).isPresent();
  }

  /** 784-512-256-10 in single precision: with one sample, two operations for four bytes. */
  @Test
  void largeBatchesReadTheirWeightsLessOften() {
    double one = Efficiency.intensity(1_070_858, 1, 535_818, 794, 4);
    double many = Efficiency.intensity(1_070_858, 1000, 535_818, 794, 4);

    assertThat(one).isCloseTo(1_070_858 / (4.0 * 536_612), within(1e-9));
    assertThat(many).isCloseTo(1_070_858_000 / (4.0 * 1_329_818), within(1e-6));
  }
}
