// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.data.ScoreRow;
import assay.runner.spec.TaskSpec.Goal;
import assay.tracker.analysis.CorrectedResampledT;
import assay.tracker.analysis.TTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final CompareOptions USUAL = new CompareOptions(Optional.empty(), 0.01, 0.05);
  private static final OptionalDouble QUARTER = OptionalDouble.of(0.25);

  private final List<ScoreRow> rows = new ArrayList<>();

  @Test
  void theSameFoldsAreComparedPairByPair() {
    trial("worse", 0, QUARTER, 0.80, 0.82, 0.79, 0.83, 0.81);
    trial("better", 0, QUARTER, 0.90, 0.91, 0.90, 0.92, 0.90);

    Comparison comparison = compare(Goal.MAXIMIZE, USUAL);

    TTest test = CorrectedResampledT.of(new double[] {-0.10, -0.09, -0.11, -0.09, -0.09}, 0.25);
    TrialResult other = comparison.others().getFirst();
    Difference difference = other.difference().orElseThrow();
    assertThat(comparison.baseline()).isEqualTo("better");
    assertThat(other.trial()).isEqualTo("worse");
    assertThat(other.outcome()).contains(Outcome.WORSE);
    assertThat(difference.pairing()).isEqualTo(Pairing.PAIRED);
    assertThat(difference.mean()).isCloseTo(-0.096, within(1e-12));
    assertThat(difference.interval().orElseThrow().low()).isCloseTo(test.low(), within(1e-12));
    assertThat(difference.test().orElseThrow().p()).isCloseTo(test.p(), within(1e-12));
    assertThat(difference.rope().orElseThrow().below()).isGreaterThan(0.99);
    assertThat(difference.effect().cliffsDelta()).isEqualTo(-1);
  }

  @Test
  void fiveFoldsAreTooFewForRanksAlone() {
    trial("a", 0, QUARTER, 0.80, 0.82, 0.79, 0.83, 0.81);
    trial("b", 0, QUARTER, 0.90, 0.91, 0.90, 0.92, 0.90);

    TestResult ranks = only(compare(Goal.MAXIMIZE, USUAL)).ranks();

    assertThat(ranks.smallestP()).isEqualTo(0.0625);
    assertThat(ranks.tooFew(0.05)).isTrue();
    assertThat(ranks.tooFew(0.1)).isFalse();
  }

  @Test
  void lowerIsBetterWhereTheGoalSaysSo() {
    trial("a", 0, QUARTER, 0.80, 0.82, 0.79, 0.83, 0.81);
    trial("b", 0, QUARTER, 0.90, 0.91, 0.90, 0.92, 0.90);

    Comparison comparison = compare(Goal.MINIMIZE, USUAL);

    assertThat(comparison.baseline()).isEqualTo("a");
    assertThat(comparison.others().getFirst().outcome()).contains(Outcome.WORSE);
  }

  @Test
  void theBaselineMayBeNamed() {
    trial("a", 0, QUARTER, 0.80, 0.82, 0.79, 0.83, 0.81);
    trial("b", 0, QUARTER, 0.90, 0.91, 0.90, 0.92, 0.90);

    Comparison comparison =
        compare(Goal.MAXIMIZE, new CompareOptions(Optional.of("a"), 0.01, 0.05));

    assertThat(comparison.others().getFirst().trial()).isEqualTo("b");
    assertThat(comparison.others().getFirst().outcome()).contains(Outcome.BETTER);
  }

  @Test
  void differentFoldsAreComparedWithoutPairs() {
    trial("a", 0, QUARTER, 0.80, 0.82, 0.79, 0.83);
    trial("b", 1, QUARTER, 0.90, 0.91, 0.93, 0.92);

    Difference difference = only(compare(Goal.MAXIMIZE, USUAL));

    assertThat(difference.pairing()).isEqualTo(Pairing.UNPAIRED);
    assertThat(difference.test().orElseThrow().p()).isLessThan(0.01);
    assertThat(difference.rope()).isEmpty();
    assertThat(difference.ranks().p()).isCloseTo(2 / 70.0, within(1e-12)); // C(8, 4) = 70
  }

  @Test
  void onlySharedFoldsArePaired() {
    trial("a", 0, QUARTER, 0.80, 0.82, 0.79, 0.83, 0.1);
    trial("b", 0, QUARTER, 0.90, 0.91, 0.90, 0.92);

    Difference difference = only(compare(Goal.MAXIMIZE, USUAL));

    assertThat(difference.n()).isEqualTo(4);
    assertThat(difference.mean()).isCloseTo(-0.0975, within(1e-12));
  }

  @Test
  void sizesOfFoldsFollowFromTheirNumberWhereNobodySaysThem() {
    trial("a", 0, OptionalDouble.empty(), 0.80, 0.82, 0.79, 0.83, 0.81);
    trial("b", 0, OptionalDouble.empty(), 0.90, 0.91, 0.90, 0.92, 0.90);

    assertThat(compare(Goal.MAXIMIZE, USUAL).scores().ratio()).contains(new FoldRatio(0.25, true));
  }

  @Test
  void ofOneFoldManyTimesOnlyTheRanksAreKnown() {
    for (int repeat = 0; repeat < 7; repeat++) {
      rows.add(new ScoreRow("a", 0, repeat, 0.8 + repeat * 0.01, OptionalDouble.empty()));
      rows.add(new ScoreRow("b", 0, repeat, 0.9 + repeat * 0.02, OptionalDouble.empty()));
    }

    Comparison comparison = compare(Goal.MAXIMIZE, USUAL);

    Difference difference = only(comparison);
    assertThat(comparison.trials().getFirst().interval()).isEmpty();
    assertThat(difference.pairing()).isEqualTo(Pairing.PAIRED_RANKS);
    assertThat(difference.test().orElseThrow().p()).isEqualTo(0.015625);
    assertThat(comparison.others().getFirst().outcome()).contains(Outcome.WORSE);
  }

  @Test
  void oneScoreEachIsTooFew() {
    trial("a", 0, QUARTER, 0.8);
    trial("b", 0, QUARTER, 0.9);

    assertThat(compare(Goal.MAXIMIZE, USUAL).others().getFirst().outcome())
        .contains(Outcome.TOO_FEW);
  }

  @Test
  void moreTrialsAreHarderToTellApart() {
    trial("a", 0, QUARTER, 0.90, 0.93, 0.90, 0.92, 0.90);
    trial("b", 0, QUARTER, 0.85, 0.92, 0.80, 0.91, 0.82);
    double alone = only(compare(Goal.MAXIMIZE, USUAL)).test().orElseThrow().adjustedP();
    trial("c", 0, QUARTER, 0.84, 0.92, 0.81, 0.91, 0.83);
    Comparison both = compare(Goal.MAXIMIZE, USUAL);

    assertThat(both.others())
        .allSatisfy(trial ->
            assertThat(trial.difference().orElseThrow().test().orElseThrow().adjustedP())
                .isGreaterThan(alone));
    assertThat(both.overview()).isPresent();
    assertThat(both.overview().orElseThrow().trials().getFirst()).isEqualTo("a");
  }

  @Test
  void theSameScoresAreTheSame() {
    trial("a", 0, QUARTER, 0.9, 0.8, 0.7);
    trial("b", 0, QUARTER, 0.9, 0.8, 0.7);
    trial("c", 0, QUARTER, 0.9, 0.8, 0.7);

    Comparison comparison = compare(Goal.MAXIMIZE, USUAL);

    assertThat(comparison.others())
        .allSatisfy(trial -> {
          assertThat(trial.outcome()).contains(Outcome.NOT_TOLD);
          assertThat(trial.difference().orElseThrow().rope().orElseThrow().within()).isEqualTo(1);
        });
    assertThat(comparison.overview().orElseThrow().friedman().p()).isEqualTo(1);
  }

  private void trial(String name, int repeat, OptionalDouble ratio, double... scores) {
    for (int fold = 0; fold < scores.length; fold++) {
      rows.add(new ScoreRow(name, fold, repeat, scores[fold], ratio));
    }
  }

  private Comparison compare(Goal goal, CompareOptions options) {
    return Comparison.of(ScoreSet.ofRows("accuracy", goal, rows), options);
  }

  private static Difference only(Comparison comparison) {
    assertThat(comparison.others()).hasSize(1);
    return comparison.others().getFirst().difference().orElseThrow();
  }
}
