// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake each in a file of twelve lines, and what is said of it. */
class MistakesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "11 |   learning_rte: 1e-3 | 11:3: E101: `train.learning_rte` is not known here."
            + " Did you mean `train.optimizer.learning_rate`?",
        "11 |   batch_sise: 16 | 11:3: E101: `train.batch_sise` is not known here."
            + " Did you mean `train.batch_size`?",
        "11 |   qqqqqqqq: 16 | 11:3: E101: `train.qqqqqqqq` is not known here."
            + " Known here: `loss`, `optimizer`, `batch_size`, `epochs`, `l2`, `l1`, `schedule`,"
            + " `warm_up`, `accumulate`, `clip_value`, `clip_norm`, `class_weights`, `validation`,"
            + " `early_stopping`.",
        "10 |     momentum: 0.9 | 10:5: E101: `train.optimizer.momentum` is not known here:"
            + " `adam` has none. Leave it out.",
        "4 | task: {type: classification, metrik: mcc} | 4:30: E101: `task.metrik` is not known"
            + " here. Did you mean `task.metric`?",
      })
  void unknownKeysAreToldWithWhatWasMeant(int line, String written, String expected) {
    assertThat(problems(replaced(line, written))).containsExactly("a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "12 |   epochs: fifty | 12:11: E102: `epochs` wants a whole number ≥ 1,"
            + " got text \"fifty\".",
        "12 |   epochs: 1.5 | 12:11: E102: `epochs` wants a whole number ≥ 1, got 1.5.",
        "12 |   epochs: [5] | 12:11: E102: `epochs` wants a whole number ≥ 1, got a list.",
        "12 |   epochs: | 12:10: E102: `epochs` wants a whole number ≥ 1, got nothing.",
        "3 | name: no | OK",
        "3 | name: 12 | 3:7: E102: `name` wants text, got 12. Write `\"12\"`.",
        "3 | name: true | 3:7: E102: `name` wants text, got true. Write `\"true\"`.",
        "10 |     learning_rate: '1e-3' | 10:20: E102: `learning_rate` wants a number > 0,"
            + " got text \"1e-3\". Write `1e-3` without quotes.",
        "11 |   l2: {a: 1} | 11:7: E102: `l2` wants a number ≥ 0, got a map.",
      })
  void wrongTypesAreToldWithWhatIsWanted(int line, String written, String expected) {
    assertThat(problems(replaced(line, written)))
        .isEqualTo(expected.equals("OK") ? List.of() : List.of("a.yaml:" + expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "12 |   epochs: 0 | 12:11: E104: `epochs` wants a whole number ≥ 1, got 0.",
        "12 |   epochs: 1e30 | 12:11: E104: `epochs` wants a whole number ≥ 1, got 1e30."
            + " The largest is 2147483647.",
        "1 | assay: 2 | 1:8: E104: `assay` wants 1, got 2.",
        "3 | name: '' | 3:7: E104: `name` wants text, got text \"\".",
        "4 | task: {type: clasification} | 4:14: E104: `type` wants one of `classification`,"
            + " `regression`, `series`, got text \"clasification\". Did you mean `classification`?",
        "4 | task: {type: classification, metric: acuracy} | 4:38: E104: `metric` wants the name"
            + " of a metric, got text \"acuracy\". Did you mean `accuracy`?",
        "5 | data: {source: 'builtin:irs'} | 5:16: E104: There is no built-in data set \"irs\"."
            + " Use \"builtin:iris\".",
        "5 | data: {source: iris.csv} | 5:16: E104: `source` wants a source such as"
            + " \"builtin:iris\" or \"csv:PATH\", got text \"iris.csv\". Write \"csv:iris.csv\".",
        "10 |     name: adan | 10:11: E104: `name` wants one of `sgd`, `gradient_descent`,"
            + " `rmsprop`, `adagrad`, `adam`, `adamw`, got text \"adan\"."
            + " Did you mean `adam`?",
        "10 |     learning_rate: -1 | 10:20: E104: `learning_rate` wants a number > 0, got -1.",
        "10 |     learning_rate: .nan | 10:20: E104: `learning_rate` wants a number > 0, got NaN.",
        "10 |     beta_1: 1.0 | 10:13: E104: `beta_1` wants a number from 0 to below 1, got 1.",
        "11 |   l2: -.inf | 11:7: E104: `l2` wants a number ≥ 0, got -Infinity.",
      })
  void valuesOutOfRangeAreToldWithWhatIsAllowed(int line, String written, String expected) {
    assertThat(problems(replaced(line, written))).containsExactly("a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "3 | # | 1:1: E103: `name` is missing (name of the experiment in the tracker)."
            + " Add `name:` with text.",
        "12 | # | 9:3: E103: `train.epochs` is missing (passes over the training part)."
            + " Add `epochs:` with a whole number ≥ 1.",
        "10 |     name: sgd | 10:5: E103: `train.optimizer.learning_rate` is missing (length of a"
            + " step). Add `learning_rate:` with a number > 0.",
        "5 | data: {source: 'csv:a.csv'} | 4:7: E103: `task.target` is missing (column to"
            + " predict). Add `target:` with text.",
        "7 |   hidden: [3] | 7:3: E103: `model.family` is missing (architecture)."
            + " Add `family:` with one of `mlp`, `cnn`, `rnn`, `lstm`, `gru`, `transformer`.",
      })
  void missingKeysAreToldWhereTheyBelong(int line, String written, String expected) {
    assertThat(problems(replaced(line, written))).containsExactly("a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "11 |   checkpoint: 1 epoch | 11:3: E106: `train.checkpoint` is part of the language, but"
            + " this version does not run it yet. Leave it out.",
        "7 |   family: linear | 7:11: E106: `linear` for `family` is part of the language, but this"
            + " version does not run it yet. Use `mlp`.",
        "4 | task: {type: text_classification} | 4:14: E106: `text_classification` for `type` is"
            + " part of the language, but this version does not run it yet. Use"
            + " `classification`.",
        "4 | task: {type: classification, metric: f1_per_class} | 4:38: E106: `f1_per_class` for"
            + " `metric` is part of the language, but this version does not run it yet."
            + " Use `f1_macro`.",
        "4 | task: {type: classification, metric: mase} | 4:38: E106: `mase` for `metric` is part"
            + " of the language, but this version does not run it yet. Use `mse`.",
        "10 |     name: nesterov | 10:11: E106: `nesterov` for `name` is part of the language, but"
            + " this version does not run it yet. Use `sgd`.",
        "3 | name: {later: x} # | 3:7: E102: `name` wants text, got a map.",
      })
  void partsOfTheLanguageThatDoNotRunYetAreNotCalledUnknown(
      int line, String written, String expected) {
    assertThat(problems(replaced(line, written))).containsExactly("a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "execute: {target: 'gpu:0'} | 13:19: E106: `gpu:0` for `target` is part of the language,"
            + " but this version does not run it yet. Use `cpu`.",
        "execute: {slots: many} | 13:18: E102: `slots` wants `auto` or a whole number ≥ 1,"
            + " got text \"many\".",
        "execute: {fit_timeout: 90} | 13:24: E102: `fit_timeout` wants a duration such as `90s`,"
            + " `10m` or `1h30m`, got 90. Write `90s` for seconds.",
        "budget: {wall: 0s} | 13:16: E104: `wall` wants a duration such as `90s`, `10m` or"
            + " `1h30m`, got text \"0s\".",
        "budget: {energy: 5kWh} | 13:10: E106: `budget.energy` is part of the language, but this"
            + " version does not run it yet. Use `wall`.",
        "split: {inner: {folds: 1}} | 13:24: E104: `folds` wants a whole number ≥ 2, got 1.",
        "split: {inner: {method: predefined, file: a.json}} | 13:25: E104: `method` wants one of"
            + " `stratified_kfold`, `kfold`, `holdout`, `group_kfold`, `group_holdout`,"
            + " `stratified_group_kfold`, `rolling_origin`, got text \"predefined\".",
        "split: {outer: {method: kfold, gap: 3}} | 13:32: E101: `split.outer.gap` is not known"
            + " here: `kfold` has none. Leave it out.",
        "split: {outer: {method: holdout, test: 1.5}} | 13:40: E104: `test` wants a number between"
            + " 0 and 1 (a share) or a whole number ≥ 1, got 1.5.",
        "split: {outer: {method: rolling_origin, gap: -1}} | 13:46: E104: `gap` wants a whole"
            + " number ≥ 0, got -1.",
        "split: {outer: {method: predefined}} | 13:16: E103: `predefined` takes its folds from a"
            + " file or from a column, and none is named. Add `file:` with a JSON file, or"
            + " `column:` with a column of the data.",
        "split: {outer: {method: predefined, file: a, column: b}} | 13:54: E104: `predefined` takes"
            + " its folds from a file or from a column, not from both. Leave one of them out.",
        "split: {outer: {folds: 1}} | 13:24: E104: `folds` wants a whole number ≥ 2, got 1.",
        "evaluate: {metrics: [accuracy, rmse]} | 13:32: E104: `rmse` is not a metric of"
            + " classification. Use `accuracy`.",
        "target_transform: log | 13:19: E104: `target_transform` is for numbers, and classification"
            + " predicts classes. Leave it out.",
        "evaluate: {report_train: yes} | 13:26: E102: `report_train` wants `true` or `false`,"
            + " got text \"yes\". Write `true`.",
        "preprocess: [{step: resize, size: 3}] | 13:21: E106: `resize` for `step` is part of the"
            + " language, but this version does not run it yet. Use `standardize`.",
        "preprocess: [{step: standardize, columns: all}] | 13:43: E104: `columns` wants one of"
            + " `numeric`, `category`, `text`, or a list of names, got text \"all\".",
        "preprocess: [{step: standardize, columns: [a, 3]}] | 13:47: E102: Item 2 of `columns`"
            + " wants text, got 3. Write `\"3\"`.",
        "preprocess: [{step: min_max, high: big}] | 13:36: E102: `high` wants a number, got text"
            + " \"big\".",
        "preprocess: [{step: robust, low: 2}] | 13:34: E104: `low` wants a number from 0 to 1,"
            + " got 2.",
        "preprocess: [{step: impute, strategy: mode}] | 13:39: E104: `strategy` wants one of"
            + " `mean`, `median`, `most_frequent`, `constant`, got text \"mode\".",
        "preprocess: [{step: one_hot, unkown: ignore}] | 13:30: E101: `preprocess.0.unkown` is not"
            + " known here. Did you mean `preprocess.0.unknown`?",
        "preprocess: [{step: lag, lags: [0]}] | 13:33: E104: Item 1 of `lags` wants a whole number"
            + " ≥ 1, got 0.",
        "select: {rule: one_standard_error} | 13:16: E103: `one_standard_error` chooses the"
            + " simplest trial, but `select.simpler_is` does not say what is simpler."
            + " Add `simpler_is: [{model.parameters: fewer}]`.",
        "select: {simpler_is: [{model.activation: fewer}]} | 13:24: E104: `model.activation` is"
            + " not a number, so no value of it is simpler. Use `model.parameters: fewer`.",
        "select: {simpler_is: [{train.l2: lager}]} | 13:34: E104: `train.l2` wants one of"
            + " `fewer`, `smaller`, `larger`, `more`, got text \"lager\"."
            + " Did you mean `larger`?",
        "search: grid | 13:9: E102: `search` wants a map of keys, got text \"grid\".",
        "split: {outer: kfold} | 13:16: E102: `outer` wants a map with `method`,"
            + " got text \"kfold\". Write `{method: kfold}`.",
        "seed: -1 | 13:7: E104: `seed` wants a whole number ≥ 0, got -1.",
        "export: {formats: [onnx]} | 13:1: E106: `export` is part of the language, but this"
            + " version does not run it yet. Leave it out.",
        "extends: 3 | 13:10: E102: `extends` wants text, got 3. Write `\"3\"`.",
        "1: 2 | 13:1: E101: `1` is not known here. Known here: `assay`, `kind`, `name`, `extends`,"
            + " `seed`, `task`, `data`, `split`, `preprocess`, `target_transform`, `model`, `train`, `search`,"
            + " `evaluate`, `select`, `execute`, `budget`.",
      })
  void sectionsThatMayBeLeftOutAreCheckedWhereTheyAreNot(String written, String expected) {
    assertThat(problems(VALID + written + "\n")).containsExactly("a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{hidden: [16, x]} | 7:35: E102: Item 2 of `hidden` wants a whole number ≥ 1,"
            + " got text \"x\".",
        "{init: {weights: xavier}} | 7:38: E104: `weights` wants one of `xavier_uniform`,"
            + " `xavier_normal`, `he_uniform`, `he_normal`, `zeros`, `normal`, `uniform`,"
            + " got text \"xavier\".",
        "{init: {weights: {method: uniform, bound: 1, std: 1}}} | 7:66: E101:"
            + " `model.init.weights.std` is not known here: `uniform` has none. Leave it out.",
        "{init: {weights: normal}} | 7:38: E103: `model.init.weights.std` is missing (standard"
            + " deviation; the mean is 0). Add `std:` with a number > 0.",
        "{dropout: 1} | 7:31: E104: `dropout` wants a number from 0 to below 1, got 1.",
      })
  void mistakesInAModelAreFound(String keys, String expected) {
    String[] lines = VALID.split("\n", -1);
    lines[5] = "#";
    lines[6] = "model: {family: mlp, " + keys.substring(1);

    assertThat(problems(String.join("\n", lines))).containsExactly("a.yaml:" + expected);
  }

  @Test
  void fiveMistakesInOneFileAreFiveMessages() {
    String text =
        """
        assay: 1
        kind: train
        name: many
        task: {type: classification, metric: acuracy}
        data: {source: "builtin:iris"}
        model: {family: mlp, hidden: [0]}
        train: {learning_rte: 1e-3, epochs: fifty}
        search:
          space:
            train.optimizer.momentum: {values: [0.9]}
        """;

    assertThat(problems(text))
        .containsExactly(
            "a.yaml:4:38: E104: `metric` wants the name of a metric, got text \"acuracy\"."
                + " Did you mean `accuracy`?",
            "a.yaml:6:31: E104: Item 1 of `hidden` wants a whole number ≥ 1, got 0.",
            "a.yaml:7:9: E101: `train.learning_rte` is not known here."
                + " Did you mean `train.optimizer.learning_rate`?",
            "a.yaml:7:37: E102: `epochs` wants a whole number ≥ 1, got text \"fifty\".",
            "a.yaml:10:5: E110: `train.optimizer.momentum` is searched but `adam` has none."
                + " Leave it out, or choose `train.optimizer.name: [sgd, rmsprop]`.");
  }

  @Test
  void oneWrongChoiceIsNotFollowedByMessagesThatItCauses() {
    String text =
        with(10, "    name: nesterov\n    momentum: 0.9")
            + "search: {space: {train.optimizer.momentum: {values: [0.1, 0.2]}}}\n";

    assertThat(problems(text)).hasSize(1).first().asString().contains("11: E106");
  }

  private static String replaced(int line, String written) {
    return with(line, indent(line) + written);
  }

  /** The values of a table lose their leading spaces; lines of the declaration have them. */
  private static String indent(int line) {
    return line <= 6 || line == 8 ? "" : line == 10 ? "    " : "  ";
  }
}
