// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainRulesTest {

  @Test
  void everythingOfTheSectionIsRead() {
    TrainSpec.Options options =
        options(
            """
            loss: cross_entropy, accumulate: 2, l1: 1e-3, warm_up: 1, clip_norm: 5.0,
              clip_value: 1.0, class_weights: {setosa: 2.0}, validation: 0.2,
              schedule: {name: plateau, monitor: val/accuracy, patience: 3},
              early_stopping: {patience: 8, min_delta: 0.01, restore_best: false}\
            """);

    assertThat(options)
        .isEqualTo(
            new TrainSpec.Options(
                1,
                new ScheduleSpec.Plateau(
                    new Monitor("val/accuracy", TaskSpec.Goal.MAXIMIZE), 0.1, 3, 1e-4, 0, 0),
                1,
                2,
                1e-3,
                OptionalDouble.of(1),
                OptionalDouble.of(5),
                new ClassWeights.Named(Map.of("setosa", 2.0)),
                OptionalDouble.of(0.2),
                Optional.of(
                    new EarlyStoppingSpec(
                        new Monitor("val/loss", TaskSpec.Goal.MINIMIZE), 8, 0.01, false))));
  }

  @Test
  void nothingOfItIsThereUnlessWritten() {
    assertThat(options("")).isEqualTo(TrainSpec.Options.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: step, step_size: 3}",
        "{name: exponential, gamma: 0.9}",
        "cosine",
        "{name: cosine, eta_min: 1e-5}",
        "one_cycle",
        "constant"
      })
  void everyScheduleIsRead(String schedule) {
    assertThat(problems(text("schedule: " + schedule))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: sgd, learning_rate: 0.1, momentum: 0.9, nesterov: true}",
        "{name: gradient_descent, learning_rate: 0.1}",
        "{name: rmsprop}",
        "{name: adagrad, lr_decay: 0.1}",
        "{name: adamw, weight_decay: 0.1}"
      })
  void everyOptimizerIsRead(String optimizer) {
    assertThat(problems(text("optimizer: " + optimizer))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "early_stopping: {patience: 3} | 7:36: E104: `val/loss` is watched, but nothing is held"
            + " out to take it from. Add `validation: 0.1` under `train`.",
        "early_stopping: {monitor: val/f1_macro}, validation: 0.1 | 7:46: E104: `val/f1_macro` is"
            + " watched, but `evaluate.metrics` does not name `f1_macro`. Add it there, or watch"
            + " `val/loss`.",
        "early_stopping: {monitor: train/accuracy} | 7:46: E104: `train/accuracy` is watched, but"
            + " metrics of the training part are not taken. Add `report_train: true` under"
            + " `evaluate`.",
        "early_stopping: {monitor: loss} | 7:46: E104: `monitor` wants a curve such as `val/loss`,"
            + " got \"loss\". Curves are `train/…` and `val/…` of the loss and of the metrics.",
        "schedule: plateau | 7:30: E104: `val/loss` is watched, but nothing is held out to take"
            + " it from. Add `validation: 0.1` under `train`.",
        "optimizer: {name: sgd, learning_rate: 1, nesterov: true} | 7:71: E104: `nesterov` without"
            + " momentum is plain `sgd`. Add `momentum: 0.9`.",
        "optimizer: {name: gradient_descent, learning_rate: 1}, batch_size: 8 | 7:87: E104:"
            + " `gradient_descent` takes the gradient of all rows, so `batch_size` has no use."
            + " Leave it out, or use `sgd`.",
        "loss: mse | 7:26: E104: `mse` is for numbers, and the task is classification."
            + " Use `cross_entropy`.",
        "warm_up: 5 | 7:29: E104: The warm-up takes all 5 epochs. Let it end before.",
        "validation: 1.0 | 7:32: E104: `validation` wants a number above 0 and below 1, got 1.",
        "class_weights: equal | 7:35: E102: `class_weights` wants `balanced` or a map of names to"
            + " numbers, got text \"equal\".",
        "class_weights: {setosa: 0} | 7:44: E104: `setosa` wants a number > 0, got 0.",
      })
  void keysThatDoNotGoTogetherAreTold(String keys, String expected) {
    assertThat(problems(text(keys))).containsExactly("a.yaml:" + expected);
  }

  @Test
  void aConflictThatOnlySomeTrialsHaveIsToldOnceWhereItIsSearched() {
    String searched =
        text("")
            + """
            search:
              space:
                train.loss: {values: [cross_entropy, l1, mse]}
            """;

    assertThat(problems(searched))
        .containsExactly(
            "a.yaml:10:5: E104: `l1` is for numbers, and the task is classification."
                + " Use `cross_entropy`.");
  }

  @Test
  void layersAreReadOneByOne() {
    String text =
        VALID.replace(
            "model:\n  family: mlp\n",
            """
            model:
              family: cnn
              input: [1, 2, 2]
              layers:
                - {conv: 8, kernel: 3, norm: batch}
                - {residual: [{conv: 8}, {dropout: 0.1}, {conv: 8, stride: 1}]}
                - {pool: 2, kind: avg}
                - {pool: global}
                - {dense: 16, dropout: 0.5}
                - {dense: classes}
            """);

    ModelSpec.Cnn model = (ModelSpec.Cnn) read(text).settings().model();

    assertThat(model.input()).containsExactly(1, 2, 2);
    assertThat(model.layers())
        .hasSize(6)
        .startsWith(
            new ModelSpec.LayerSpec.Conv(8, 3, 1, OptionalInt.empty(), ModelSpec.Norm.BATCH))
        .endsWith(new ModelSpec.LayerSpec.Dense(OptionalInt.empty(), 0, ModelSpec.Norm.NONE));
  }

  @Test
  void aLayerOfNoKnownKindIsToldWithTheKinds() {
    String text =
        VALID.replace("model:\n  family: mlp\n", "model:\n  {family: cnn, layers: [{convo: 8}]}\n");

    assertThat(problems(text))
        .containsExactly(
            "a.yaml:7:26: E102: Item 1 of `layers` wants a map with one of `conv`, `pool`,"
                + " `dense`, `residual`, `dropout`, `norm`, got a map.");
  }

  private static TrainSpec.Options options(String keys) {
    return read(text(keys)).settings().train().options();
  }

  private static String text(String keys) {
    return """
    assay: 1
    kind: train
    name: a
    task: {type: classification}
    data: {source: "builtin:iris"}
    model: {family: mlp}
    train: {epochs: 5, %s}
    """
        .formatted(keys.isEmpty() ? "l2: 0.0" : keys);
  }

  @Test
  void valuesOfAKindHaveOneForm() {
    assertThat(List.of(options("loss: {name: cross_entropy}")))
        .containsExactly(options("loss: cross_entropy"));
  }
}
