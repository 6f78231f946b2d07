// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.spec.BaselineSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.testing.FakeExecutor;
import assay.runner.testing.Plans;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final SelectSpec ONE_SE_SMALLER_L2 =
      new SelectSpec(
          SelectSpec.Rule.ONE_STANDARD_ERROR, List.of(new SelectSpec.Simpler("train.l2", true)));

  @Test
  void bestMeanIsChosenAndRanked() {
    Plan plan = Plans.of(3, 5, 1);

    Choice.Result result = choose(plan, fit -> 0.7 + fit.trial().number() * 0.05 + noise(fit));

    assertThat(result.ranked()).extracting(s -> s.trial().number()).containsExactly(3, 2, 1);
    assertThat(result.ranked())
        .extracting(TrialSummary::rank)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3));
    assertThat(result.ranked().get(0).chosen()).isTrue();
    assertThat(result.verdict().text())
        .startsWith("Trial 3 is chosen: it has the best mean, accuracy 0.8540 (95 % interval");
  }

  @Test
  void trialsWithTheSameScoresCannotBeToldApart() {
    Choice.Result result = choose(Plans.of(3, 5, 1), fit -> 0.8 + fit.fold() * 0.01);

    assertThat(result.ranked().get(0).trial().number()).isEqualTo(1);
    assertThat(result.verdict().comparisons()).noneMatch(Comparison::told);
    assertThat(result.verdict().text())
        .contains("All 2 other trials cannot be told apart from trial 1");
  }

  @Test
  void clearDifferenceIsTold() {
    Choice.Result result =
        choose(Plans.of(2, 5, 2), fit -> fit.trial().number() * 0.3 + noise(fit));

    assertThat(result.verdict().comparisons()).singleElement().matches(Comparison::told);
    assertThat(result.verdict().text()).contains("The other trial is worse");
  }

  @Test
  void oneStandardErrorTakesTheSimplestTrialNearTheBest() {
    Plan plan = Plans.of(3, 5, 1, ONE_SE_SMALLER_L2);

    Choice.Result result = choose(plan, fit -> 0.8 + fit.trial().number() * 1e-4 + noise(fit));

    assertThat(result.verdict().best().orElseThrow().number()).isEqualTo(3);
    assertThat(result.verdict().chosen().orElseThrow().number()).isEqualTo(1);
    assertThat(result.verdict().text())
        .startsWith("Trial 1 is chosen: the simplest within one standard error of trial 3");
  }

  @Test
  void trialWithMissingFitsIsRankedButNotChosen() {
    Plan plan = Plans.of(2, 5, 1);
    List<FitRecord> records =
        plan.fits().stream()
            .filter(fit -> fit.trial().number() == 2 || fit.fold() < 4)
            .map(fit -> record(fit, fit.trial().number() == 1 ? 0.99 : 0.8 + noise(fit)))
            .toList();

    Choice.Result result = choose(plan, records);

    assertThat(result.ranked().get(0).trial().number()).isEqualTo(1);
    assertThat(result.verdict().chosen().orElseThrow().number()).isEqualTo(2);
    assertThat(result.verdict().text())
        .contains("1 of 2 trials lack finished fits or the metric in some and were not considered");
  }

  @Test
  void nothingIsChosenWhereNothingFinished() {
    Choice.Result result = choose(Plans.of(2, 5, 1), List.of());

    assertThat(result.verdict().chosen()).isEmpty();
    assertThat(result.ranked()).allMatch(summary -> summary.rank().isEmpty());
  }

  @Test
  void aBaselineIsRankedAndComparedButNotChosen() {
    Plan plan = Plans.withBaseline(Plans.of(2, 5, 2), new BaselineSpec.Logistic(1));

    Choice.Result result =
        choose(plan, fit -> fit.trial().isBaseline() ? 0.95 + noise(fit) : 0.7 + noise(fit));

    assertThat(result.ranked().get(0).trial().isBaseline()).isTrue();
    assertThat(result.ranked().get(0).rank()).hasValue(1);
    assertThat(result.verdict().chosen().orElseThrow().isBaseline()).isFalse();
    assertThat(result.verdict().comparisons()).hasSize(1);
    assertThat(result.verdict().baselines()).singleElement().matches(Comparison::told);
    assertThat(result.verdict().text()).contains("The baseline logistic beats it by 0.2");
  }

  @Test
  void aBaselineIsChosenWhereThatIsAskedFor() {
    SelectSpec asked = new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of(), true);
    Plan plan = Plans.withBaseline(Plans.of(2, 5, 2, asked), new BaselineSpec.Prior());

    Choice.Result result =
        choose(plan, fit -> fit.trial().isBaseline() ? 0.95 + noise(fit) : 0.7 + noise(fit));

    assertThat(result.verdict().chosen().orElseThrow().isBaseline()).isTrue();
    assertThat(result.verdict().text()).startsWith("Baseline prior is chosen: it has the best");
    assertThat(result.verdict().baselines()).isEmpty();
  }

  @Test
  void whatBeatsABaselineIsToldWithItsInterval() {
    Plan plan = Plans.withBaseline(Plans.of(1, 5, 2), new BaselineSpec.Prior());

    Choice.Result result =
        choose(plan, fit -> fit.trial().isBaseline() ? 0.25 : 0.75 + noise(fit) / 100);

    assertThat(result.verdict().text())
        .containsPattern("It beats the baseline prior by 0\\.50\\d\\d \\(95 % interval 0\\.4");
  }

  @Test
  void whatIsNotFarFromABaselineCannotBeToldApartFromIt() {
    Plan plan = Plans.withBaseline(Plans.of(1, 5, 1), new BaselineSpec.Prior());

    Choice.Result result =
        choose(plan, fit -> fit.trial().isBaseline() ? 0.8 : 0.8 + 0.1 * (fit.fold() - 2));

    assertThat(result.verdict().text())
        .contains(
            "It cannot be told apart from the baseline prior (ahead by 0.0000, 95 % interval");
  }

  @Test
  void aTrialWhoseMetricIsUndefinedInAFoldIsNotChosen() {
    Plan plan = Plans.of(2, 5, 1);
    List<FitRecord> records =
        plan.fits().stream()
            .map(fit ->
                fit.trial().number() == 1 && fit.fold() == 0
                    ? undefined(fit)
                    : record(fit, fit.trial().number() == 1 ? 0.99 : 0.8))
            .toList();

    Choice.Result result = choose(plan, records);

    assertThat(result.verdict().chosen().orElseThrow().number()).isEqualTo(2);
    assertThat(result.verdict().text())
        .contains("1 of 2 trials lack finished fits or the metric in some");
  }

  private static FitRecord undefined(Fit fit) {
    FitRecord record = record(fit, 0);
    FitResult result = record.result();
    return new FitRecord(
        fit,
        "launch",
        Instant.EPOCH,
        Instant.EPOCH,
        new FitResult(
            result.state(),
            java.util.Map.of(),
            result.trainRows(),
            result.testRows(),
            result.fitSeconds(),
            result.samplesPerSecond(),
            result.memoryPeakBytes(),
            result.memoryShared(),
            result.cause(),
            result.detail()),
        new Curves());
  }

  @Test
  void ofAMinimisedMetricTheLowestMeanIsBest() {
    Plan plan = Plans.minimizing(Plans.withBaseline(Plans.of(3, 5, 2), new BaselineSpec.Prior()));

    Choice.Result result =
        choose(plan, fit -> fit.trial().isBaseline() ? 2 : fit.trial().number() + noise(fit));

    assertThat(result.ranked().get(0).trial().number()).isEqualTo(1);
    assertThat(result.verdict().text())
        .startsWith("Trial 1 is chosen: it has the best mean")
        .contains("All 2 others are worse")
        .contains("It beats the baseline prior by 0.99");
  }

  @Test
  void oneStandardErrorOfAMinimisedMetricMayTakeTheLargerOfASearchedPath() {
    SelectSpec larger =
        new SelectSpec(
            SelectSpec.Rule.ONE_STANDARD_ERROR,
            List.of(
                new SelectSpec.Simpler("model.parameters", true),
                new SelectSpec.Simpler("train.l2", false)));
    Plan plan = Plans.minimizing(Plans.of(4, 5, 1, larger));

    Choice.Result result =
        choose(plan, fit -> (fit.trial().number() == 4 ? 3 : 1 + 1e-4 * number(fit)) + noise(fit));

    assertThat(result.verdict().best().orElseThrow().number()).isEqualTo(1);
    assertThat(result.verdict().chosen().orElseThrow().number()).isEqualTo(3);
  }

  private static int number(Fit fit) {
    return fit.trial().number();
  }

  /** The same in every trial: folds differ, trials are paired. */
  private static double noise(Fit fit) {
    return new double[] {0.01, -0.02, 0.03, 0.0, 0.0}[fit.fold()]
        + 0.003 * ((fit.trial().number() * 7 + fit.fold() * 3 + fit.repeat()) % 5 - 2) / 100;
  }

  private static Choice.Result choose(Plan plan, ToDoubleFunction<Fit> accuracy) {
    return choose(
        plan, plan.fits().stream().map(fit -> record(fit, accuracy.applyAsDouble(fit))).toList());
  }

  private static Choice.Result choose(Plan plan, List<FitRecord> records) {
    LaunchOutcome outcome = new LaunchOutcome(LaunchState.FINISHED, records, records.size(), 0);
    return new Choice(plan.spec(), trial -> 10).of(outcome, Summaries.of(plan, records));
  }

  private static FitRecord record(Fit fit, double accuracy) {
    return new FitRecord(
        fit, "launch", Instant.EPOCH, Instant.EPOCH, FakeExecutor.finished(accuracy), new Curves());
  }
}
