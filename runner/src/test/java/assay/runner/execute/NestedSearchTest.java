// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.plan.Stage;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import assay.runner.testing.FakeExecutor;
import assay.tracker.analysis.Aggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedSearchTest {
  private static final String TEXT =
      """
      assay: 1
      kind: train
      name: nested
      task: {type: classification}
      data: {source: "builtin:iris"}
      split: {outer: {folds: 4}, inner: {folds: 2}}
      model: {family: mlp, hidden: [8]}
      train: {epochs: 5}
      search: {space: {train.l2: {values: [0, 1, 2]}}, baselines: [prior]}
      """;

  @TempDir Path folder;
  private Plan plan;
  private NestedSearch search;

  @BeforeEach
  void plan() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), TEXT);
    Problems problems = new Problems();
    plan =
        Planner.plan(
            SpecReader.read("a.yaml", file, Map.of(), problems).orElseThrow(),
            new PlanInputs("0d".repeat(32), "", 4, "PyTorch 2.7.1"));
    search = new NestedSearch(plan, new Choice(plan.spec(), trial -> 10));
  }

  @Test
  void theTrialThatIsBestInsideOfAFoldIsScoredOnItsTestPart() {
    List<FitRecord> records = records(plan.fits(), NestedSearchTest::bestByFold);

    List<Fit> outer = search.outerFits(records);

    assertThat(outer).extracting(fit -> fit.trial().number()).containsExactly(1, 2, 2, 2);
    assertThat(outer).extracting(Fit::fold).containsExactly(0, 1, 2, 3);
    assertThat(outer).allMatch(fit -> fit.stage() instanceof Stage.Outer);
  }

  @Test
  void theEstimateIsOfTheOuterFoldsAndTellsHowSteadyTheChoiceIs() {
    List<FitRecord> records = new ArrayList<>(records(plan.fits(), NestedSearchTest::bestByFold));
    records.addAll(records(search.outerFits(records), fit -> 0.6 + 0.01 * fit.fold()));

    NestedEstimate estimate = search.estimate(records);

    assertThat(estimate.complete()).isTrue();
    Aggregate accuracy = Objects.requireNonNull(estimate.metrics().get("accuracy"));
    assertThat(accuracy.mean()).isCloseTo(0.615, within(1e-12));
    assertThat(accuracy.n()).isEqualTo(4);
    assertThat(estimate.baselines()).singleElement().matches(Comparison::told);
    assertThat(estimate.text())
        .startsWith("The search as a whole scores accuracy 0.6150 (95 % interval 0.5")
        .contains(" over 4 outer folds (nested cross-validation).")
        .contains("Its choice is mostly the same: trial 2 in 3 of 4 outer folds, trial 1 in 1.")
        .contains("It beats the baseline prior by 0.3");
  }

  @Test
  void theRankingIsOfTheFinalSearchAlone() {
    List<FitRecord> records = records(plan.fits(), NestedSearchTest::bestByFold);

    List<TrialSummary> summaries = Summaries.of(plan, records);

    assertThat(summaries).allMatch(TrialSummary::complete);
    assertThat(summaries).extracting(TrialSummary::plannedFits).containsExactly(2, 2, 2, 2);
    assertThat(summaries.get(2).score("accuracy").mean()).isEqualTo(0.9);
  }

  @Test
  void aFoldWhoseInnerFitsAreMissingHasNoWinner() {
    List<Fit> some =
        plan.fits().stream().filter(fit -> !fit.stage().equals(new Stage.Inner(0, 3))).toList();
    List<FitRecord> records = records(some, NestedSearchTest::bestByFold);

    assertThat(search.outerFits(records)).hasSize(3);
    assertThat(search.estimate(records).complete()).isFalse();
    assertThat(search.estimate(records).text())
        .isEqualTo("No outer fold has a score, so nothing can be said of the search.");
  }

  /** Inside of outer fold 0 trial 1 is best, elsewhere trial 2; in the final search trial 3. */
  private static double bestByFold(Fit fit) {
    if (fit.trial().isBaseline()) {
      return 0.25;
    }
    int best =
        switch (fit.stage()) {
          case Stage.Inner(int repeat, int fold) -> fold == 0 ? 1 : 2;
          default -> 3;
        };
    return fit.trial().number() == best ? 0.9 : 0.5;
  }

  private static List<FitRecord> records(List<Fit> fits, ToDoubleFunction<Fit> accuracy) {
    return fits.stream()
        .map(fit ->
            new FitRecord(
                fit,
                "launch",
                Instant.EPOCH,
                Instant.EPOCH,
                FakeExecutor.finished(accuracy.applyAsDouble(fit)),
                new Curves()))
        .toList();
  }
}
