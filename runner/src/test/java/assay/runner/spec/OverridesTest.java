// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

  @Test
  void aValueReplacesTheDeclaredOneOrTheDefault() {
    ExperimentSpec spec =
        read(
            VALID,
            Map.of("train.epochs", "7", "model.hidden", "[3, 4]", "execute.fit_timeout", "1h30m"));

    assertThat(spec.settings().train().epochs()).isEqualTo(7);
    assertThat(spec.settings().model())
        .isEqualTo(
            new ModelSpec.Mlp(
                List.of(3, 4),
                ModelSpec.Activation.RELU,
                new Initializer.XavierUniform(),
                new Initializer.Zeros()));
    assertThat(spec.execute().fitTimeout()).contains(Duration.ofMinutes(90));
  }

  @Test
  void aChangedChoiceKeepsWhatItKnows() {
    String text =
        VALID.replace("name: adam", "name: adam\n    learning_rate: 0.3\n    beta_1: 0.1");

    assertThat(read(text, Map.of("train.optimizer.name", "sgd")).settings().train().optimizer())
        .isEqualTo(new OptimizerSpec.Sgd(0.3, 0.0));
  }

  @Test
  void aSearchedPathIsAddressedInTheSpace() {
    ExperimentSpec spec =
        read(
            VALID + SearchTest.SPACE,
            Map.of(
                "search.space.train.optimizer.learning_rate", "{values: [0.5]}",
                "search.space.train.optimizer.momentum.values", "[0.6]"));

    assertThat(spec.configurations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "train.learning_rte | 1 | --set:1:1: E101: `train.learning_rte` is not a path of the"
            + " language. Did you mean `train.optimizer.learning_rate`?",
        "train.epochs | fifty | --set:1:14: E102: `epochs` wants a whole number ≥ 1,"
            + " got text \"fifty\".",
        "train.epochs | [1 | --set:1:16: E100: This is not YAML: expected ',' or ']',"
            + " but got <stream end> (while parsing a flow sequence)."
            + " Look at indentation, quotes and brackets here and just before.",
        "model.hidden | [8, 0] | --set:1:18: E104: Item 2 of `hidden` wants a whole number ≥ 1,"
            + " got 0.",
        "train.checkpoint | 0.1 | --set:1:1: E106: `train.checkpoint` is part of the language,"
            + " but this version does not run it yet. Leave it out.",
        "search.space.train.l2.values | [-1] | --set:1:31: E104: `l2` wants a number ≥ 0,"
            + " got -1.",
        "extends | b.yaml | --set:1:1: E104: `extends` works in files only."
            + " Write it into a file of its own.",
      })
  void mistakesNameTheCommandLine(String path, String value, String expected) {
    assertThat(problems(VALID, Map.of(path, value))).containsExactly(expected);
  }

  @Test
  void aValueThatTheSearchReplacesIsAnError() {
    assertThat(problems(VALID + SearchTest.SPACE, Map.of("train.optimizer.name", "sgd")))
        .containsExactly(
            "--set:1:1: E110: `train.optimizer.name` is searched, so no trial would use this"
                + " value. Use `--set 'search.space.train.optimizer.name={values: [...]}'`.");
  }
}
