// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SpecReaderTest {

  @Test
  void everyDefaultIsFilledIn() {
    ExperimentSpec spec = read(VALID);

    assertThat(spec.seed()).isZero();
    assertThat(spec.settings())
        .isEqualTo(
            new TrialSettings(
                new TaskSpec(
                    TaskSpec.Type.CLASSIFICATION, "species", "accuracy", TaskSpec.Goal.MAXIMIZE),
                new DataSpec("builtin:iris"),
                new SplitSpec.StratifiedKFold(5, 1),
                List.of(),
                new ModelSpec.Mlp(
                    List.of(100),
                    ModelSpec.Activation.RELU,
                    new Initializer.XavierUniform(),
                    new Initializer.Zeros()),
                new TrainSpec(
                    TrainSpec.Loss.CROSS_ENTROPY,
                    new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8),
                    16,
                    5,
                    0),
                new EvaluateSpec(List.of("accuracy"), false)));
    assertThat(spec.select()).isEqualTo(new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of()));
    assertThat(spec.execute())
        .isEqualTo(
            new ExecuteSpec(
                "cpu", OptionalInt.empty(), 1, ExecuteSpec.OnFailure.CONTINUE, Optional.empty()));
    assertThat(spec.budget().wall()).isEmpty();
  }

  @Test
  void everythingThatCanBeDeclaredIsRead() {
    String text =
        """
        assay: 1
        kind: train
        name: all
        seed: 9007199254740991
        task: {type: classification, target: y, metric: log_loss}
        data: {source: "csv:rows.csv"}
        split: {outer: {method: predefined, file: folds.json, repeats: 2}}
        preprocess: [{step: standardize, columns: numeric}]
        model:
          {family: mlp, hidden: [], activation: tanh,
           init: {weights: {method: normal, std: 0.01}, biases: {method: uniform, bound: 2}}}
        train: {optimizer: {name: sgd, learning_rate: 1, momentum: 0.5}, epochs: 1, l2: 1e-4}
        evaluate: {metrics: [mcc], report_train: true}
        select:
          {rule: one_standard_error, simpler_is: [{model.parameters: fewer}, {train.l2: larger}],
           compare: corrected_t, correction: holm}
        execute: {target: cpu, slots: 2, threads_per_fit: 3, on_failure: stop, fit_timeout: 90s}
        budget: {wall: 1h30m}
        """;

    ExperimentSpec spec = read(text);

    assertThat(spec.seed()).isEqualTo((1L << 53) - 1);
    assertThat(spec.settings().task().goal()).isEqualTo(TaskSpec.Goal.MINIMIZE);
    assertThat(spec.settings().split()).isEqualTo(new SplitSpec.Predefined("folds.json", 2));
    assertThat(spec.settings().preprocess()).containsExactly(new PreprocessStep.Standardize());
    assertThat(spec.settings().model())
        .isEqualTo(
            new ModelSpec.Mlp(
                List.of(),
                ModelSpec.Activation.TANH,
                new Initializer.Normal(0.01),
                new Initializer.Uniform(2)));
    assertThat(spec.settings().train().optimizer()).isEqualTo(new OptimizerSpec.Sgd(1, 0.5));
    assertThat(spec.settings().evaluate().metrics()).containsExactly("log_loss", "mcc");
    assertThat(spec.select().simplerIs())
        .containsExactly(
            new SelectSpec.Simpler("model.parameters", true),
            new SelectSpec.Simpler("train.l2", false));
    assertThat(spec.execute().slots()).hasValue(2);
    assertThat(spec.execute().fitTimeout()).contains(Duration.ofSeconds(90));
    assertThat(spec.budget().wall()).contains(Duration.ofMinutes(90));
  }

  @Test
  void aGoalAgainstTheMetricIsTakenAtItsWord() {
    String text = VALID.replace("{type: classification}", "{type: classification, goal: minimize}");

    assertThat(read(text).settings().task().goal()).isEqualTo(TaskSpec.Goal.MINIMIZE);
  }

  @Test
  void everyInitializerHasItsName() {
    Map<String, Initializer> named =
        Map.of(
            "xavier_uniform", new Initializer.XavierUniform(),
            "xavier_normal", new Initializer.XavierNormal(),
            "he_uniform", new Initializer.HeUniform(),
            "he_normal", new Initializer.HeNormal(),
            "zeros", new Initializer.Zeros());

    named.forEach((name, initializer) -> {
      String text = VALID.replace("mlp", "mlp\n  init: {weights: %s}".formatted(name));
      ModelSpec.Mlp model = (ModelSpec.Mlp) read(text).settings().model();
      assertThat(model.weights()).isEqualTo(initializer);
    });
  }

  @Test
  void whatOnlyTheSearchGivesIsTakenFromTheFirstTrial() {
    ExperimentSpec spec = read(VALID.replace("adam", "sgd") + SearchTest.SPACE);

    assertThat(spec.settings().train().optimizer()).isEqualTo(new OptimizerSpec.Sgd(1e-3, 0));
    assertThat(spec.resolved().at("/search/space").size()).isEqualTo(3);
  }

  @Test
  void theResolvedDocumentReadsAsTheSameExperiment() {
    for (String text : List.of(VALID, VALID + SearchTest.SPACE)) {
      ExperimentSpec spec = read(text);

      ExperimentSpec again = read(spec.resolved().toString());

      assertThat(again.settings()).isEqualTo(spec.settings());
      assertThat(again.resolved()).isEqualTo(spec.resolved());
      assertThat(again.configurations()).isEqualTo(spec.configurations());
    }
  }

  @Test
  void positionsAreThoseOfTheValuesAndOfTheNearestAncestorForDefaults() {
    Positions positions = read(VALID).positions();

    assertThat(positions.of("train.epochs")).isEqualTo(new Position(12, 11));
    assertThat(positions.of("train.l2")).isEqualTo(new Position(9, 3));
    assertThat(positions.of("data.source")).isEqualTo(new Position(5, 16));
    assertThat(positions.place("select.rule")).isEqualTo(new Place("a.yaml", Position.START));
  }

  /** A key without a record behind it, or a default outside of its own range, would fail here. */
  @Test
  void everyFixedDefaultOfTheLanguagePassesAsIfItWereWritten() {
    ObjectNode resolved = read(VALID).resolved();
    List<String> paths = new ArrayList<>(LanguagePaths.TRAINING.all());
    paths.removeIf(path -> Trees.find(resolved, path).isEmpty());

    assertThat(paths).hasSizeGreaterThan(40);
    for (String path : paths) {
      JsonNode value = Trees.find(resolved, path).orElseThrow();
      if (!path.equals("extends")) {
        assertThat(read(VALID, Map.of(path, value.toString())).resolved()).isEqualTo(resolved);
      }
    }
  }

  @Test
  void everyKeyOfTheLanguageHasAMeaning() {
    assertThat(meanings(Language.DOCUMENT)).hasSizeGreaterThan(60).allMatch(m -> !m.isBlank());
  }

  private static List<String> meanings(Shape shape) {
    List<String> meanings = new ArrayList<>();
    if (shape instanceof Shape.Fields fields) {
      for (Shape.Setting key : fields.keys()) {
        meanings.add(key.meaning());
        meanings.addAll(meanings(key.shape()));
      }
    } else if (shape instanceof Shape.OneOf oneOf) {
      oneOf.variants().values().forEach(variant -> meanings.addAll(meanings(variant)));
    } else if (shape instanceof Shape.Items items) {
      meanings.addAll(meanings(items.item()));
    }
    return meanings;
  }
}
