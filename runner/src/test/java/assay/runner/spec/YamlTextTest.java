// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1, 2",
        "a: 'open",
        "\t- x",
        "a: b: c",
        "*nowhere",
        "a: !!java/object {}",
        "a: !secret 1",
        "? [a, b]\n: 1",
        "a: &x [*x]",
        "%YAML 3.0\n---\na: 1",
        "a: 1\n---\nb: 2",
        "a: \u0000",
        "",
        "# nothing",
        "---",
        "...",
        "- 1",
        "42",
        "a: 0x",
        "a: !!int twelve",
        "a: !!float x",
        "a: !!bool x",
        "{a: 1, a: 2}"
      })
  void whatIsNoDeclarationIsOneOrMoreProblemsAndNeverAnException(String text) {
    assertThat(problems(text))
        .isNotEmpty()
        .allMatch(line -> line.matches("(?s)a\\.yaml:\\d+:\\d+: E1.*"));
  }

  @Test
  void aSyntaxErrorHasItsLineAndColumn() {
    assertThat(problems("assay: 1\nkind: train: x\n"))
        .containsExactly(
            "a.yaml:2:12: E100: A colon stands inside a value, or this line is indented further"
                + " than the one before. Put text with a colon into quotes, or mend the"
                + " indentation.");
  }

  @Test
  void aKeyThatIsGivenTwiceIsAnErrorAtTheSecondPlace() {
    assertThat(problems(VALID + "seed: 1\nseed: 2\n"))
        .containsExactly(
            "a.yaml:14:1: E100: `seed` is given twice; which one is meant?"
                + " Leave one of them out.");
  }

  @Test
  void aForbiddenCharacterHasItsLineAndColumn() {
    assertThat(problems("assay: 1\nname: a\u0007b\n"))
        .containsExactly("a.yaml:2:8: E100: The character U+0007 may not stand in a YAML file.");
  }

  @Test
  void numbersMayBeWrittenInEveryWayOfYaml() {
    String text = VALID.replace("epochs: 5", "epochs: 0x10").replace("size: 16", "size: 1.6e1");

    TrainSpec train = read(text).settings().train();

    assertThat(train.epochs()).isEqualTo(16);
    assertThat(train.batchSize()).isEqualTo(16);
  }

  @Test
  void aliasesStandForWhatTheyName() {
    String text =
        VALID.replace("epochs: 5", "epochs: &n 5").replace("size: 16", "size: 16")
            + "seed: 3\nexecute: {threads_per_fit: *n}\n";

    assertThat(read(text).execute().threadsPerFit()).isEqualTo(5);
  }

  @Test
  void aliasesOfAliasesDoNotExhaustMemory() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", alias, alias, alias)));
    }

    assertThat(problems(bomb.toString())).hasSize(1).first().asString().contains(": E100: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void bottomlessNestingDoesNotExhaustTheStack(String open) {
    assertThat(problems(open.repeat(20_000))).hasSize(1).first().asString().contains("E100");
  }

  @Test
  void aHugeFileIsRefused() {
    assertThat(problems("a: b # " + "x".repeat(YamlText.MAX_CHARACTERS)))
        .hasSize(1)
        .first()
        .asString()
        .contains("E100");
  }

  @Test
  void noTextMakesTheReaderThrow() {
    Random random = new Random(20260801);
    String seedText = VALID + SearchTest.SPACE;
    for (int round = 0; round < 1000; round++) {
      problems(mutated(seedText, random));
    }
  }

  /** A few characters are replaced, removed, doubled or moved. */
  private static String mutated(String text, Random random) {
    String alphabet = "{}[]:,-#&*!|>'\"%@`? \n\t0123456789.eE~=<abz\u0000\u00e9\ud83d\ufeff";
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(8); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> mutated.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
        case 1 -> mutated.delete(at, end);
        case 2 -> mutated.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        default -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
      }
      if (mutated.isEmpty()) {
        mutated.append('x');
      }
    }
    return mutated.toString();
  }
}
