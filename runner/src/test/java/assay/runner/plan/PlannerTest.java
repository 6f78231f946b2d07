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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final PlanInputs INPUTS = new PlanInputs("0d".repeat(32), "", 2, "PyTorch 2.7.1");
  private static final String TEXT =
      """
      assay: 1
      kind: train
      name: small
      seed: 5
      task: {type: classification}
      data: {source: "builtin:iris"}
      split: {outer: {method: stratified_kfold, folds: 2, repeats: 2}}
      model: {family: mlp, hidden: [8]}
      train: {optimizer: {name: adam, learning_rate: 0.001}, epochs: 5, batch_size: 64}
      """;
  private static final String SPACE =
      "search: {space: {train.l2: {values: [0, 0.1]}, model.activation: {values: [relu, tanh]}}}\n";

  @TempDir Path folder;

  @Test
  void fitsStandTrialByTrialAndThenRepeatByRepeat() throws IOException {
    Plan plan = plan(TEXT + SPACE);

    assertThat(plan.trials())
        .extracting(Trial::name)
        .containsExactly("trial 1", "trial 2", "trial 3", "trial 4");
    assertThat(plan.fits().subList(0, 6))
        .extracting(fit -> fit.trial().number() + ": " + fit.name())
        .containsExactly(
            "1: repeat 0 · fold 0",
            "1: repeat 0 · fold 1",
            "1: repeat 1 · fold 0",
            "1: repeat 1 · fold 1",
            "2: repeat 0 · fold 0",
            "2: repeat 0 · fold 1");
    assertThat(plan.fits()).hasSize(16);
    assertThat(plan.fits().get(3).seeds()).isEqualTo(new Seeds(5, 1, 1));
  }

  @Test
  void withoutASearchThereIsOneTrial() throws IOException {
    Plan plan = plan(TEXT);

    assertThat(plan.trials()).hasSize(1);
    assertThat(plan.trials().getFirst().searched()).isEmpty();
    assertThat(plan.trials().getFirst().settings()).isEqualTo(plan.spec().settings());
  }

  /** Whoever changes this test makes every stored result unknown: raise the rule version too. */
  @Test
  void keysAreWhatTheyHaveAlwaysBeen() throws IOException {
    Plan plan = plan(TEXT);

    assertThat(plan.trials().getFirst().key())
        .isEqualTo("1eefc14c0b8c49ef3257da316632e504206db65bd2b280a751b6c3979945f559");
    assertThat(plan.fits().getFirst().key())
        .isEqualTo("60f06b4de2a48dbb377e78df511e13b7c9e2ddd17dcc0a3a8039886f8696ae63");
  }

  @Test
  void theSettingsOfAKeyAreEverythingThatChangesAResult() throws IOException {
    String settings = new Keys(INPUTS).settings(plan(TEXT).trials().getFirst().resolved());

    assertThat(settings)
        .isEqualTo(
            """
            {\
            "data":{"digest":"%s"},\
            "evaluate":{"metrics":["accuracy"],"report_train":false},\
            "execute":{"threads_per_fit":1},\
            "kind":"train",\
            "model":{"activation":"relu","dropout":0,"family":"mlp","hidden":[8],\
            "init":{"biases":"zeros","weights":"xavier_uniform"},"norm":"none"},\
            "preprocess":[],\
            "seed":5,\
            "split":{"outer":{"folds":2,"method":"stratified_kfold"}},\
            "task":{"goal":"maximize","metric":"accuracy","target":"species",\
            "type":"classification"},\
            "train":{"accumulate":1,"batch_size":64,"epochs":5,"l1":0,"l2":0,\
            "loss":"cross_entropy",\
            "optimizer":{"beta_1":0.9,"beta_2":0.999,"epsilon":1e-8,"learning_rate":0.001,\
            "name":"adam"},"schedule":"constant","warm_up":0}}\
            """
                .formatted("0d".repeat(32)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "name: small | name: other",
        "name: small | name: small # with a comment",
        "learning_rate: 0.001 | learning_rate: 1e-3",
        "{name: adam, learning_rate: 0.001} | {learning_rate: 1.0e-03, name: adam}",
        "batch_size: 64 | batch_size: 64.0",
        "batch_size: 64 | batch_size: 64, l2: 0",
        "hidden: [8] | hidden: [8], init: {weights: {method: xavier_uniform}}",
        "repeats: 2 | repeats: 1",
        "kind: train | kind: train\\nselect: {rule: best_mean}\\nbudget: {wall: 1h}",
        "kind: train | kind: train\\nexecute: {slots: 3, on_failure: stop, fit_timeout: 1m}",
        "kind: train | kind: train\\nevaluate: {metrics: [accuracy, accuracy]}",
      })
  void whatChangesNoResultChangesNoKey(String written, String other) throws IOException {
    String changed = TEXT.replace(written, other.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(TEXT);
    assertThat(firstKeys(changed)).isEqualTo(firstKeys(TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed: 5 | seed: 6",
        "learning_rate: 0.001 | learning_rate: 0.002",
        "epochs: 5 | epochs: 6",
        "hidden: [8] | hidden: [9]",
        "folds: 2 | folds: 3",
        "kind: train | kind: train\\nexecute: {threads_per_fit: 2}",
        "kind: train | kind: train\\nevaluate: {report_train: true}",
        "kind: train | kind: train\\npreprocess: [{step: standardize}]",
      })
  void whatChangesAResultChangesTheKey(String written, String other) throws IOException {
    String changed = TEXT.replace(written, other.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(TEXT);
    assertThat(firstKeys(changed)).doesNotContainAnyElementsOf(firstKeys(TEXT));
  }

  @Test
  void dataFoldsAndEngineArePartOfTheKey() throws IOException {
    ExperimentSpec spec = spec(TEXT);
    List<PlanInputs> inputs =
        List.of(
            INPUTS,
            new PlanInputs("0e".repeat(32), "", 2, "PyTorch 2.7.1"),
            new PlanInputs("0d".repeat(32), "0f".repeat(32), 2, "PyTorch 2.7.1"),
            new PlanInputs("0d".repeat(32), "", 2, "PyTorch 2.8.0"));

    assertThat(inputs)
        .extracting(each -> Planner.plan(spec, each).fits().getFirst().key())
        .doesNotHaveDuplicates();
  }

  @Test
  void aLargerGridKeepsTheKeysOfTheSmallerOne() throws IOException {
    Plan large = plan(TEXT + SPACE);
    Plan small = plan(TEXT);

    assertThat(large.fits()).extracting(Fit::key).doesNotHaveDuplicates();
    assertThat(large.fits())
        .extracting(Fit::key)
        .containsAll(small.fits().stream().map(Fit::key).toList());
  }

  @Test
  void twentyThousandFitsArePlanned() throws IOException {
    String space =
        """
        search:
          space:
            train.l2: {log: [1e-6, 1], num: 10}
            train.optimizer.learning_rate: {log: [1e-6, 1], num: 10}
            train.batch_size: {range: [1, 50], step: 1}
        """;

    assertThat(plan(TEXT + space).fits()).hasSize(20_000);
  }

  private List<String> firstKeys(String text) throws IOException {
    Plan plan = plan(text);
    return List.of(plan.trials().getFirst().key(), plan.fits().get(1).key());
  }

  private Plan plan(String text) throws IOException {
    return Planner.plan(spec(text), INPUTS);
  }

  private ExperimentSpec spec(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    Problems problems = new Problems();
    return SpecReader.read("a.yaml", file, Map.of(), problems)
        .orElseThrow(() -> new AssertionError(String.join("\n", problems.lines())));
  }
}
