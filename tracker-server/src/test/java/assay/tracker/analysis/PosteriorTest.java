// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Probabilities of a practical difference, and the tests of five repeats of two folds. */
class PosteriorTest {
  private static final double[] DIFFERENCES = {0.01, 0.03, -0.02, 0.04, 0.02, 0.015};

  @Test
  void probabilitiesAreOneTogetherAndTurnWithTheSides() {
    double[] exchanged = Arrays.stream(DIFFERENCES).map(x -> -x).toArray();
    RopeProbabilities t = BayesianCorrelatedT.of(DIFFERENCES, 0.25, 0.01).probabilities();
    RopeProbabilities turned = BayesianCorrelatedT.of(exchanged, 0.25, 0.01).probabilities();
    RopeProbabilities ranks = BayesianSignedRank.of(DIFFERENCES, 0.01);
    RopeProbabilities turnedRanks = BayesianSignedRank.of(exchanged, 0.01);

    assertThat(t.below() + t.within() + t.above()).isCloseTo(1, within(1e-12));
    assertThat(turned.below()).isCloseTo(t.above(), within(1e-12));
    assertThat(turned.within()).isCloseTo(t.within(), within(1e-12));
    assertThat(ranks.below() + ranks.within() + ranks.above()).isCloseTo(1, within(1e-12));
    assertThat(turnedRanks.below()).isCloseTo(ranks.above(), within(0.01));
  }

  @Test
  void withoutARegionItIsHalfTheSignificance() {
    // with a flat prior, the probability of the other sign is the one-sided p
    RopeProbabilities posterior = BayesianCorrelatedT.of(DIFFERENCES, 0.25, 0).probabilities();
    TTest test = CorrectedResampledT.of(DIFFERENCES, 0.25);

    assertThat(posterior.within()).isZero();
    assertThat(posterior.below()).isCloseTo(test.p() / 2, within(1e-12));
  }

  @Test
  void aWiderRegionHoldsMore() {
    double last = 0;
    for (double rope : new double[] {0, 0.005, 0.01, 0.02, 0.05}) {
      double within = BayesianCorrelatedT.of(DIFFERENCES, 0.25, rope).probabilities().within();
      assertThat(within).isGreaterThanOrEqualTo(last);
      last = within;
    }
  }

  @Test
  void differencesWithoutVarianceAreCertain() {
    assertThat(BayesianCorrelatedT.of(new double[] {0.02, 0.02}, 0.25, 0.01).probabilities())
        .isEqualTo(new RopeProbabilities(0, 0, 1));
    assertThat(BayesianCorrelatedT.of(new double[] {0, 0}, 0.25, 0.01).probabilities())
        .isEqualTo(new RopeProbabilities(0, 1, 0));
  }

  @Test
  void theSameDrawsGiveTheSameProbabilities() {
    assertThat(BayesianSignedRank.of(DIFFERENCES, 0.01))
        .isEqualTo(BayesianSignedRank.of(DIFFERENCES, 0.01));
  }

  @Test
  void aNegativeRegionIsRefused() {
    assertThatThrownBy(() -> BayesianSignedRank.of(DIFFERENCES, -1)).hasMessageContaining("-1.0");
  }

  @Test
  void fiveTimesTwoAsWorkedOutByHand() {
    // every repeat: differences 1 and 3, s² = 2; t = 1/√(10/5), F = 50/(2·10)
    double[][] d = {{1, 3}, {1, 3}, {1, 3}, {1, 3}, {1, 3}};

    FiveByTwo test = FiveByTwo.of(d);

    assertThat(test.t()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(test.f()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void fiveTimesTwoWithoutVarianceIsTakenAtItsWord() {
    double[][] same = new double[5][2];
    double[][] different = {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}};

    assertThat(FiveByTwo.of(same)).isEqualTo(new FiveByTwo(0, 1, 0, 1));
    assertThat(FiveByTwo.of(different).fP()).isZero();
    assertThatThrownBy(() -> FiveByTwo.of(new double[4][2])).hasMessageContaining("got 4");
  }
}
