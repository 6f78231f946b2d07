// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Welch's t and the U test. */
class TwoSampleTestsTest {
  @Test
  void welchAsWorkedOutByHand() {
    // means 5 and 4, variances 2.5 and 12.5 over 5: v = 0.5 + 2.5, t = 1/√3,
    // df = 9 / (0.25/4 + 6.25/4)
    TTest test = WelchT.of(new double[] {3, 4, 5, 6, 7}, new double[] {1, 2, 3, 4, 10});

    assertThat(test.mean()).isEqualTo(1);
    assertThat(test.t()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(test.df()).isCloseTo(9 / 1.625, within(1e-12));
  }

  @Test
  void bothTestsAreAntisymmetricAndDoNotDependOnTheOrder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      double[] a = normal(random, 4 + i % 5, 10);
      double[] b = normal(random, 3 + i % 4, 11);
      double[] reversed =
          IntStream.range(0, a.length).mapToDouble(j -> a[a.length - 1 - j]).toArray();

      assertThat(WelchT.of(a, b).t()).isCloseTo(-WelchT.of(b, a).t(), within(1e-9));
      assertThat(WelchT.of(a, b).p()).isCloseTo(WelchT.of(reversed, b).p(), within(1e-9));
      assertThat(MannWhitney.of(a, b).p()).isCloseTo(MannWhitney.of(b, a).p(), within(1e-12));
      assertThat(MannWhitney.of(a, b).u() + MannWhitney.of(b, a).u())
          .isEqualTo(a.length * b.length);
      assertThat(MannWhitney.of(a, b)).isEqualTo(MannWhitney.of(reversed, b));
    }
  }

  @Test
  void ranksDoNotCareForTheUnit() {
    double[] a = {1, 2, 3.5, 8};
    double[] b = {0.5, 4, 9, 10};

    assertThat(MannWhitney.of(exp(a), exp(b))).isEqualTo(MannWhitney.of(a, b));
  }

  @Test
  void tiesAreNeverCalledExact() {
    assertThat(MannWhitney.of(new double[] {1, 2, 3}, new double[] {3, 4, 5}).method())
        .isEqualTo(PMethod.ASYMPTOTIC);
    assertThat(MannWhitney.of(new double[] {1, 2, 3}, new double[] {6, 4, 5}).method())
        .isEqualTo(PMethod.EXACT);
  }

  @Test
  void threeAgainstThreeCannotGetBelowATenth() {
    // 20 arrangements of six values, two of which are extreme
    MannWhitney test = MannWhitney.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});

    assertThat(test.smallestP()).isCloseTo(0.1, within(1e-12));
    assertThat(test.p()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void samplesOfOneValueDiscoverNothing() {
    MannWhitney test = MannWhitney.of(new double[] {5, 5, 5}, new double[] {5, 5});

    assertThat(test.p()).isEqualTo(1);
    assertThat(test.u()).isEqualTo(3);
  }

  @Test
  void differencesWithoutVarianceAreTakenAtTheirWord() {
    assertThat(WelchT.of(new double[] {2, 2}, new double[] {1, 1}).p()).isZero();
    assertThat(WelchT.of(new double[] {2, 2}, new double[] {2, 2}).p()).isEqualTo(1);
  }

  @Test
  void oneOfTwentyWelchTestsOfTheSameIsWrong() {
    SplittableRandom random = new SplittableRandom(2);
    long wrong =
        IntStream.range(0, 2000)
            .filter(i -> WelchT.of(normal(random, 5, 0), normal(random, 9, 0)).p() < 0.05)
            .count();

    assertThat(wrong).isBetween(70L, 130L); // 100 with a standard deviation of 10
  }

  @Test
  void oneValueIsNotEnoughForWelch() {
    assertThatThrownBy(() -> WelchT.of(new double[] {1}, new double[] {1, 2}))
        .hasMessageContaining("at least two");
  }

  private static double[] normal(SplittableRandom random, int n, double mean) {
    return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian(mean, 1)).toArray();
  }

  private static double[] exp(double[] values) {
    return DoubleStream.of(values).map(Math::exp).toArray();
  }
}
