// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WelchGeometricMeanTest {

  private static Workload workload(double[] baseline, double... candidate) {
    return new Workload(Forks.ofMeans(candidate), Forks.ofMeans(baseline));
  }

  private static double[] of(double... values) {
    return values;
  }

  /**
   * Two rows of three forks, reckoned with numpy 1.26 (logarithms, variances) and scipy 1.17
   * (stats.t.ppf(0.975, df), df = 5.842517).
   */
  @Test
  void theIntervalIsThatOfAContrastOfMeansOfLogarithms() {
    Interval mean =
        WelchGeometricMean.of(
            List.of(
                workload(of(100, 102, 98), 200, 210, 190), workload(of(10, 11, 9.5), 30, 33, 29)));

    assertThat(mean.estimate()).isCloseTo(Math.sqrt(2 * 92 / 30.5), within(1e-12));
    assertThat(mean.low()).isCloseTo(2.265027845, within(1e-8));
    assertThat(mean.high()).isCloseTo(2.662508298, within(1e-8));
  }

  @Test
  void ofOneWorkloadItIsWelchsTest() {
    double[] baseline = of(100, 104, 97);
    double[] candidate = of(150, 149, 160, 155);

    Interval mean = WelchGeometricMean.of(List.of(workload(baseline, candidate)));

    TTest test = WelchT.of(logs(candidate), logs(baseline));
    assertThat(mean.low()).isCloseTo(Math.exp(test.low()), within(1e-12));
    assertThat(mean.high()).isCloseTo(Math.exp(test.high()), within(1e-12));
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  @Test
  void forksThatAllAgreeLeaveNoDoubt() {
    Interval mean = WelchGeometricMean.of(List.of(workload(of(10, 10), 20, 20)));

    assertThat(mean.low()).isCloseTo(2, within(1e-12));
    assertThat(mean.high()).isCloseTo(2, within(1e-12));
  }

  @Test
  void oneForkSaysNothingOfOthers() {
    assertThatThrownBy(() -> WelchGeometricMean.of(List.of(workload(of(10, 10), 20))))
        .hasMessageContaining("at least two forks");
    assertThatThrownBy(() -> WelchGeometricMean.of(List.of()))
        .hasMessageContaining("at least one workload");
  }

  /** Three forks a side about equal means, in two rows. */
  @Test
  void withThreeForksAboutNineteenOfTwentyIntervalsHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(5);
    int held = 0;
    int simulations = 400;
    for (int i = 0; i < simulations; i++) {
      List<Workload> workloads =
          List.of(workload(forks(random), forks(random)), workload(forks(random), forks(random)));
      held += WelchGeometricMean.of(workloads).contains(1) ? 1 : 0;
    }
    assertThat((double) held / simulations).isBetween(0.92, 0.98);
  }

  private static double[] forks(SplittableRandom random) {
    return random.doubles(3).map(unused -> random.nextGaussian(100, 5)).toArray();
  }
}
