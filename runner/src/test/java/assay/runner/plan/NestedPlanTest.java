// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedPlanTest {
  private static final PlanInputs INPUTS = new PlanInputs("0d".repeat(32), "", 5, "PyTorch 2.7.1");
  private static final String TEXT =
      """
      assay: 1
      kind: train
      name: nested
      seed: 7
      task: {type: classification}
      data: {source: "builtin:iris"}
      split: SPLIT
      model: {family: mlp, hidden: [8]}
      train: {epochs: 5}
      search:
        space: {train.l2: {log: [1e-6, 1], num: 16}, train.batch_size: {values: [8, 16, 32]}}
        baselines: [majority, logistic]
      """;
  private static final String OUTER = "outer: {method: stratified_kfold, folds: 5, repeats: 3}";
  private static final String INNER = "{method: stratified_kfold, folds: 3}";

  @TempDir Path folder;

  @Test
  void aPlanCountsItsFits() throws IOException {
    Plan plan = plan("{%s, inner: %s}".formatted(OUTER, INNER));

    assertThat(plan.text())
        .isEqualTo(
            "15 outer folds × (48 trials × 3 + 1) + 48 trials × 3 for the final search"
                + " + 2 baselines × 18");
    assertThat(plan.total()).isEqualTo(15 * (48 * 3 + 1) + 48 * 3 + 2 * 18);
    assertThat(plan.fits()).hasSize(plan.total() - 15);
    assertThat(plan.fits()).extracting(Fit::key).doesNotHaveDuplicates();
  }

  @Test
  void fitsInsideOfOuterFoldsHaveTheirOwnSeedsAndNames() throws IOException {
    Plan plan = plan("{%s, inner: %s}".formatted(OUTER, INNER));
    Fit first = plan.fits().getFirst();
    Fit fourth = plan.fits().get(3);

    assertThat(first.name()).isEqualTo("outer repeat 0 · fold 0 · inner repeat 0 · fold 0");
    assertThat(fourth.name()).isEqualTo("outer repeat 0 · fold 1 · inner repeat 0 · fold 0");
    assertThat(first.seeds().init()).isNotEqualTo(fourth.seeds().init());
  }

  /** So results are reused when an experiment becomes nested, and when it no longer is. */
  @Test
  void outerAndFinalFitsAreThoseOfPlainCrossValidations() throws IOException {
    Plan nested = plan("{%s, inner: %s}".formatted(OUTER, INNER));
    Plan plain = plan("{%s}".formatted(OUTER));
    Plan inner = Planner.plan(spec("{outer: %s}".formatted(INNER)), inputs(3));

    Trial trial = nested.trials().get(4);
    assertThat(Planner.outerFit(nested, trial, 2, 1).key())
        .isEqualTo(fit(plain.fits(), 5, 2, 1).key());
    assertThat(Planner.outerFit(nested, trial, 2, 1).seeds())
        .isEqualTo(fit(plain.fits(), 5, 2, 1).seeds());
    List<Fit> last =
        nested.fits().stream().filter(fit -> fit.stage() instanceof Stage.Final).toList();
    assertThat(fit(last, 5, 0, 2).key()).isEqualTo(fit(inner.fits(), 5, 0, 2).key());
    assertThat(trial.key()).isNotEqualTo(plain.trials().get(4).key());
  }

  @Test
  void anotherInnerSplitIsAnotherQuestionInsideAndTheSameOutside() throws IOException {
    Plan three = plan("{%s, inner: %s}".formatted(OUTER, INNER));
    Plan four = plan("{%s, inner: {folds: 4}}".formatted(OUTER));

    assertThat(four.fits().getFirst().key()).isNotEqualTo(three.fits().getFirst().key());
    assertThat(Planner.outerFit(four, four.trials().getFirst(), 0, 0).key())
        .isEqualTo(Planner.outerFit(three, three.trials().getFirst(), 0, 0).key());
  }

  @Test
  void baselinesHaveKeysThatNoEngineChanges() throws IOException {
    ExperimentSpec spec = spec("{%s}".formatted(OUTER));
    Plan plan = Planner.plan(spec, INPUTS);
    Plan other = Planner.plan(spec, new PlanInputs("0d".repeat(32), "", 5, "PyTorch 2.8.0"));

    assertThat(plan.text()).isEqualTo("(48 trials + 2 baselines) × 15 fits");
    assertThat(plan.trials().getLast().name()).isEqualTo("baseline logistic");
    assertThat(plan.trials().getLast().key()).isEqualTo(other.trials().getLast().key());
    assertThat(plan.trials().getFirst().key()).isNotEqualTo(other.trials().getFirst().key());
  }

  private static Fit fit(List<Fit> fits, int trial, int repeat, int fold) {
    return fits.stream()
        .filter(
            fit -> fit.trial().number() == trial && fit.repeat() == repeat && fit.fold() == fold)
        .findFirst()
        .orElseThrow();
  }

  private static PlanInputs inputs(int folds) {
    return new PlanInputs("0d".repeat(32), "", folds, "PyTorch 2.7.1");
  }

  private Plan plan(String split) throws IOException {
    return Planner.plan(spec(split), INPUTS);
  }

  private ExperimentSpec spec(String split) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), TEXT.replace("SPLIT", split));
    Problems problems = new Problems();
    return SpecReader.read("a.yaml", file, Map.of(), problems)
        .orElseThrow(() -> new AssertionError(String.join("\n", problems.lines())));
  }
}
