// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  static final String SPACE =
      """
      search:
        space:
          train.optimizer.name: {values: [sgd, adam]}
          train.optimizer.learning_rate: {log: [1e-3, 1e-1], num: 3}
          train.optimizer.momentum: {values: [0.0, 0.9], when: {train.optimizer.name: sgd}}
        forbid: [{train.optimizer.name: adam, train.optimizer.learning_rate: 1e-1}]
      """;

  @Test
  void theLastDimensionVariesFastestAndConditionsAndForbidAreObeyed() {
    assertThat(points(SPACE))
        .containsExactly(
            "sgd 0.001 0.0",
            "sgd 0.001 0.9",
            "sgd 0.01 0.0",
            "sgd 0.01 0.9",
            "sgd 0.1 0.0",
            "sgd 0.1 0.9",
            "adam 0.001",
            "adam 0.01");
  }

  @Test
  void whatIsDeclaredForOneChoiceIsKeptForItsTrialsAlone() {
    String text =
        VALID.replace("name: adam", "name: sgd\n    learning_rate: 0.2\n    momentum: 0.8")
            + "search: {space: {train.optimizer.name: {values: [adam, sgd]}}}\n";

    List<OptimizerSpec> optimizers =
        read(text).configurations().stream().map(c -> c.settings().train().optimizer()).toList();

    assertThat(optimizers)
        .containsExactly(
            new OptimizerSpec.Adam(0.2, 0.9, 0.999, 1e-8), new OptimizerSpec.Sgd(0.2, 0.8));
  }

  @Test
  void severalConditionsMustAllHold() {
    String space =
        """
        search:
          space:
            train.optimizer.momentum:
              values: [0.5]
              when: {train.optimizer.name: sgd, train.optimizer.learning_rate: [0.1, 0.2]}
            train.optimizer.name: {values: [sgd, adam]}
            train.optimizer.learning_rate: {values: [0.1, 0.3]}
        """;

    assertThat(points(space)).containsExactly("0.5 sgd 0.1", "sgd 0.3", "adam 0.1", "adam 0.3");
  }

  @Test
  void aConditionMayNameWhatIsNotSearched() {
    String space =
        """
        search:
          space:
            train.l2: {values: [0.1], when: {model.activation: relu}}
            train.batch_size: {values: [4, 8]}
        """;

    assertThat(points(space)).containsExactly("0.1 4", "0.1 8");
  }

  @Test
  void wholeSectionsCanBeSearched() {
    String space =
        """
        search:
          space:
            train.optimizer: {values: [{name: sgd, learning_rate: 0.1}, {name: adam}]}
            train.l2: {values: [0.5], when: {train.optimizer.name: sgd}}
            preprocess: {values: [[], [{step: standardize}]]}
        """;

    List<Configuration> configurations = read(VALID + space).configurations();

    assertThat(configurations).hasSize(4);
    assertThat(configurations.get(1).settings().train().optimizer())
        .isEqualTo(new OptimizerSpec.Sgd(0.1, 0.0));
    assertThat(configurations.get(1).settings().train().l2()).isEqualTo(0.5);
    assertThat(configurations.get(3).settings().preprocess()).hasSize(1);
    assertThat(configurations.get(3).settings().train().l2()).isZero();
  }

  @Test
  void equalCombinationsCountOnce() {
    assertThat(points("search: {space: {train.l2: {values: [0, 0.0, 1e-1, 0.1]}}}"))
        .containsExactly("0.0", "0.1");
  }

  @Test
  void valuesThatAreNumbersAreTheSameHoweverTheyAreWritten() {
    assertThat(points("search: {space: {train.batch_size: {values: [64.0, 64, 6.4e1]}}}"))
        .containsExactly("64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{range: [1, 4], num: 4}                      | 1.0 2.0 3.0 4.0",
        "{range: [0, 1], step: 0.25}                  | 0.0 0.25 0.5 0.75 1.0",
        "{range: [0, 0.3], step: 0.1}                 | 0.0 0.1 0.2 0.3",
        "{range: [0, 0.35], step: 0.1}                | 0.0 0.1 0.2 0.3",
        "{log: [1e-4, 1], num: 5}                     | 1.0E-4 0.001 0.01 0.1 1.0",
        "{log: [1, 2], num: 3}                        | 1.0 1.41421356237 2.0",
      })
  void sequencesAreTheNumbersThatAPersonWouldWrite(String dimension, String expected) {
    assertThat(String.join(" ", points("search: {space: {train.l2: " + dimension + "}}")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "train.optimizer.lr: {values: [1]} | 13:18: E101: `train.optimizer.lr` is not a path of"
            + " the language. Did you mean `train.optimizer.learning_rate`?",
        "train.learning_rate: {values: [1]} | 13:18: E101: `train.learning_rate` is not a path of"
            + " the language. Did you mean `train.optimizer.learning_rate`?",
        "train.checkpoint: {values: [1]} | 13:18: E106: `train.checkpoint` is part of the"
            + " language, but this version does not run it yet. Leave it out.",
        "data.source: {values: ['builtin:iris']} | 13:18: E104: `data.source` cannot be searched:"
            + " all trials of an experiment share it."
            + " Search paths under `model`, `train` or `preprocess`.",
        "train.l2: [0.1] | 13:28: E102: `l2` wants a map with its values, got a list."
            + " Write `{values: [0.0, 1e-4]}`.",
        "train.l2: {values: []} | 13:37: E104: `values` wants a list with at least one value,"
            + " got none. Write `{values: [0.0, 1e-4]}`.",
        "train.l2: {values: 3} | 13:37: E102: `values` wants a list with at least one value,"
            + " got 3. Write `{values: [0.0, 1e-4]}`.",
        "train.epochs: {values: [5, 0]} | 13:45: E104: `epochs` wants a whole number ≥ 1, got 0.",
        "train.epochs: {range: [1, 2], num: 3} | 13:40: E102: `epochs` wants a whole number ≥ 1,"
            + " got 1.5.",
        "train.l2: {log: [0, 1], num: 3} | 13:35: E104: Item 1 of `log` wants a number > 0,"
            + " got 0.",
        "train.l2: {log: [1, 1], num: 3} | 13:34: E104: The first end of `log` must be below the"
            + " second.",
        "train.l2: {log: [1, 2]} | 13:34: E103: `log` needs `num`. Add `num: 5`.",
        "train.l2: {range: [0, 1], step: 1e-9} | 13:36: E104: This range holds more than 10000"
            + " values. Use a larger `step`.",
        "train.l2: {valus: [0]} | 13:29: E101: `valus` is not known for a searched path."
            + " Did you mean `values`?",
        "model.activation: {values: [relu, rely]} | 13:52: E104: `activation` wants one of"
            + " `relu`, `tanh`, `sigmoid`, `leaky_relu`, `gelu`, `elu`, `selu`, `silu`, `softplus`,"
            + " `identity`, got text \"rely\". Did you mean `relu`?",
        "train.optimizer.momentum: {values: [0.9]} | 13:18: E110: `train.optimizer.momentum` is"
            + " searched but `adam` has none. Leave it out, or choose"
            + " `train.optimizer.name: [sgd, rmsprop]`.",
        "train.l2: {values: [0], when: {train.loss: x}} | 13:61: E104: `loss` wants"
            + " one of `cross_entropy`, `binary_cross_entropy`, `half_mse`, `mse`, `l1`, `huber`,"
            + " got text \"x\".",
        "train.l2: {values: [0], when: {train.optimizer: sgd}} | 13:49: E104: `train.optimizer` is"
            + " not a single value, so it cannot be compared with one. Name a key inside it.",
        "train.l2: {values: [0], when: {train.l2: 0}} | 13:48: E104: The condition of `train.l2`"
            + " depends on `train.l2` itself. Leave the condition out.",
        "train.l2: {values: [0], when: {model.activation: tanh}} | 13:18: E110: `train.l2` is"
            + " searched but no trial meets its `when`. Mend the condition, or leave it out.",
        "train.optimizer: {values: [{name: sgd}]} | 13:45: E103:"
            + " `train.optimizer.learning_rate` is missing (length of a step)."
            + " Add `learning_rate:` with a number > 0.",
      })
  void mistakesInASpaceAreFoundAtTheirPlace(String dimension, String expected) {
    List<String> problems = problems(VALID + "search: {space: {" + dimension + "}}\n");

    assertThat(problems).first().isEqualTo("a.yaml:" + expected);
  }

  @Test
  void aParameterThatSomeTrialsDoNotUseNeedsACondition() {
    String space =
        """
        search:
          space:
            train.optimizer.name: {values: [adam, sgd]}
            train.optimizer.learning_rate: {values: [0.1]}
            train.optimizer.momentum: {values: [0.0, 0.9]}
        """;

    assertThat(problems(VALID + space))
        .containsExactly(
            "a.yaml:17:5: E110: `train.optimizer.momentum` is searched but `adam` has none."
                + " Add `when: {train.optimizer.name: [sgd, rmsprop]}`.");
  }

  @Test
  void whatOneChoiceNeedsIsMissingEvenIfTheOtherHasADefault() {
    assertThat(problems(VALID + "search: {space: {train.optimizer.name: {values: [adam, sgd]}}}"))
        .containsExactly(
            "a.yaml:10:5: E103: `train.optimizer.learning_rate` is missing (length of a step)."
                + " Add `learning_rate:` with a number > 0.");
  }

  @Test
  void aSpaceWithoutAnAllowedCombinationIsAnError() {
    String space =
        """
        search:
          space:
            train.l2: {values: [0, 1, 2]}
            train.batch_size: {values: [1, 2, 3, 4]}
          forbid:
            - {train.l2: 0}
            - {train.l2: [1, 2], train.batch_size: [1, 2, 3, 4]}
        """;

    assertThat(problems(VALID + space))
        .containsExactly(
            "a.yaml:19:7: E111: Every one of 12 combinations is forbidden; the last rule alone"
                + " removes 8. Narrow it, or leave it out.");
  }

  @Test
  void aListIsOneValueOfAPathThatHoldsLists() {
    String space =
        """
        search:
          space: {model.hidden: {values: [[8], [8, 8], [16]]}}
          forbid: [{model.hidden: [8, 8]}, {model.hidden: [[16], [32]]}]
        """;

    assertThat(points(space)).containsExactly("[8]");
  }

  @Test
  void anEnormousSpaceIsRefusedBeforeItIsExpanded() {
    StringBuilder space = new StringBuilder("search:\n  space:\n");
    for (String path :
        List.of("train.l2", "train.optimizer.learning_rate", "train.optimizer.epsilon")) {
      space.append("    %s: {log: [1e-9, 1], num: 10000}\n".formatted(path));
    }

    assertThat(problems(VALID + space))
        .containsExactly(
            "a.yaml:15:5: E104: The space has 1000000000000 combinations; a grid may have 100000."
                + " Search fewer values.");
  }

  @Test
  void twoPathsOfWhichOneHoldsTheOtherCannotBothBeSearched() {
    String space =
        """
        search:
          space:
            train.optimizer: {values: [{name: adam}]}
            train.optimizer.beta_1: {values: [0.5]}
        """;

    assertThat(problems(VALID + space))
        .containsExactly(
            "a.yaml:16:5: E104: `train.optimizer.beta_1` lies inside `train.optimizer`, which is"
                + " searched too. Search one of them.");
  }

  private static List<String> points(String space) {
    return read(VALID + space).configurations().stream().map(SearchTest::values).toList();
  }

  private static String values(Configuration configuration) {
    return String.join(
            " ", configuration.searched().values().stream().map(JsonNode::asText).toList())
        + configuration.searched().values().stream()
            .filter(JsonNode::isArray)
            .map(JsonNode::toString)
            .reduce("", String::concat);
  }
}
