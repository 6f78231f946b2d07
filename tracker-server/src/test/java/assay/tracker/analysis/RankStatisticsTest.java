// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Wilcoxon's signed ranks, effect sizes, Friedman's and Nemenyi's mean ranks. */
class RankStatisticsTest {
  @Test
  void fivePairsCannotGetBelowASixteenth() {
    // all 2⁵ signs are equally likely, two of them are extreme
    SignedRank test = SignedRank.of(new double[] {1, 2, 3, 4, 5});

    assertThat(test.p()).isEqualTo(0.0625);
    assertThat(test.smallestP()).isEqualTo(0.0625);
    assertThat(test.wPlus()).isEqualTo(15);
  }

  @Test
  void zerosAreDroppedAndAllZerosTellNothing() {
    SignedRank test = SignedRank.of(new double[] {0, 1, 2, 0, 3});

    assertThat(test.n()).isEqualTo(3);
    assertThat(test.p()).isEqualTo(0.25);
    assertThat(SignedRank.of(new double[] {0, 0}).p()).isEqualTo(1);
  }

  @Test
  void roundingDoesNotBreakTies() {
    // 0.9 − 0.8 and 0.8 − 0.7 differ in their last bits
    SignedRank test =
        SignedRank.of(new double[] {0.9, 0.7, 0.5}, new double[] {0.8, 0.8, 0.1 + 0.2});

    assertThat(test.method()).isEqualTo(PMethod.ASYMPTOTIC);
    assertThat(test.wPlus()).isEqualTo(4.5);
    assertThat(test.wMinus()).isEqualTo(1.5);
  }

  @Test
  void theSidesOfASignedRankTestCanBeExchanged() {
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 3; n < 60; n += 7) {
      double[] d = IntStream.range(0, n).mapToDouble(i -> random.nextGaussian(0.3, 1)).toArray();
      SignedRank test = SignedRank.of(d);
      SignedRank exchanged = SignedRank.of(Arrays.stream(d).map(x -> -x).toArray());

      assertThat(exchanged.p()).isCloseTo(test.p(), within(1e-12));
      assertThat(exchanged.wPlus()).isEqualTo(test.wMinus());
      assertThat(SignedRank.of(Arrays.stream(d).map(x -> 1000 * x).toArray())).isEqualTo(test);
    }
  }

  @Test
  void effectSizesCountThePairs() {
    // pairs 1<2, 1<3, 2=2, 2<3: none larger, three smaller, one tied
    EffectSize effect = EffectSize.of(new double[] {1, 2}, new double[] {2, 3});

    assertThat(effect.cliffsDelta()).isEqualTo(-0.75);
    assertThat(effect.a12()).isEqualTo(0.125);
    assertThat(effect.shift()).isEqualTo(-1);
    assertThat(EffectSize.of(new double[] {2, 3}, new double[] {1, 2}))
        .isEqualTo(new EffectSize(0.75, 0.875, 1));
  }

  @Test
  void meanRanksAndCriticalDifferenceAreThoseOfDemsar() {
    // Demšar 2006, table 6: four variants of C4.5 on 14 data sets, and the critical difference
    double[][] auc = {
      {0.763, 0.768, 0.771, 0.798}, {0.599, 0.591, 0.590, 0.569}, {0.954, 0.971, 0.968, 0.967},
      {0.628, 0.661, 0.654, 0.657}, {0.882, 0.888, 0.886, 0.898}, {0.936, 0.931, 0.916, 0.931},
      {0.661, 0.668, 0.609, 0.685}, {0.583, 0.583, 0.563, 0.625}, {0.775, 0.838, 0.866, 0.875},
      {1.000, 1.000, 1.000, 1.000}, {0.940, 0.962, 0.965, 0.962}, {0.619, 0.666, 0.614, 0.669},
      {0.972, 0.981, 0.9751, 0.975}, {0.957, 0.978, 0.946, 0.970}
    };

    Friedman test = Friedman.of(auc);

    assertThat(test.meanRanks().get(0)).isCloseTo(3.143, within(0.001));
    assertThat(test.meanRanks().get(1)).isCloseTo(2.000, within(0.001));
    assertThat(test.meanRanks().get(2)).isCloseTo(2.893, within(0.001));
    assertThat(test.meanRanks().get(3)).isCloseTo(1.964, within(0.001));
    assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(0.005));
  }

  @Test
  void friedmanHasItsExtremes() {
    Friedman agreed = Friedman.of(new double[][] {{1, 2, 3}, {1, 2, 3}, {4, 5, 6}});
    Friedman tied = Friedman.of(new double[][] {{1, 1, 1}, {2, 2, 2}});

    assertThat(agreed.meanRanks()).containsExactly(3.0, 2.0, 1.0);
    assertThat(agreed.chiSquared()).isCloseTo(6, within(1e-12)); // N·(k − 1), its largest value
    assertThat(agreed.f()).isInfinite();
    assertThat(agreed.p()).isZero();
    assertThat(tied.p()).isEqualTo(1);
  }

  @Test
  void friedmanOnlySeesRanks() {
    double[][] scores = {{0.1, 0.5, 0.3}, {0.2, 0.9, 0.4}, {0.6, 0.5, 0.7}};
    double[][] stretched =
        Arrays.stream(scores)
            .map(row -> Arrays.stream(row).map(x -> Math.exp(9 * x)).toArray())
            .toArray(double[][]::new);

    assertThat(Friedman.of(stretched)).isEqualTo(Friedman.of(scores));
  }

  @Test
  void groupsAreTheLargestOnes() {
    List<Double> ranks = List.of(4.0, 1.0, 1.9, 2.8);

    assertThat(Nemenyi.groups(ranks, 1)).containsExactly(List.of(1, 2), List.of(2, 3));
    assertThat(Nemenyi.groups(ranks, 2)).containsExactly(List.of(1, 2, 3), List.of(3, 0));
    assertThat(Nemenyi.groups(ranks, 0.5)).isEmpty();
    assertThat(Nemenyi.groups(ranks, 3)).containsExactly(List.of(1, 2, 3, 0));
  }

  @Test
  void oneTreatmentOrBlockIsRefused() {
    assertThatThrownBy(() -> Friedman.of(new double[][] {{1, 2}}))
        .hasMessageContaining("got 1 and 2");
  }
}
