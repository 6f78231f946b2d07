// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void problemsStandByFileLineAndColumn() {
    problems.add("b.yaml", new Position(1, 1), ProblemCode.E101_UNKNOWN_KEY, "Third.");
    problems.add("a.yaml", new Position(2, 1), ProblemCode.E102_WRONG_TYPE, "Second.");
    problems.add("a.yaml", new Position(1, 9), ProblemCode.E102_WRONG_TYPE, "First.", "Mend it.");

    assertThat(problems.lines())
        .containsExactly(
            "a.yaml:1:9: E102: First. Mend it.",
            "a.yaml:2:1: E102: Second.",
            "b.yaml:1:1: E101: Third.");
  }

  @Test
  void twentyAreShownAndTheOthersCounted() {
    IntStream.rangeClosed(1, 23)
        .forEach(line ->
            problems.add("a", new Position(line, 1), ProblemCode.E101_UNKNOWN_KEY, "What?"));

    assertThat(problems.lines()).hasSize(21).last().isEqualTo("… and 3 more");
    assertThat(ProblemJson.of(problems)).hasSize(23);
  }

  @Test
  void programsGetEveryPartByItself() {
    problems.add("a.yaml", new Position(3, 4), ProblemCode.E101_UNKNOWN_KEY, "What?", "That!");
    problems.add("a.yaml", new Position(5, 6), ProblemCode.E102_WRONG_TYPE, "No.");

    assertThat(ProblemJson.of(problems).toString())
        .isEqualTo(
            "[{\"file\":\"a.yaml\",\"line\":3,\"column\":4,\"code\":\"E101\","
                + "\"message\":\"What?\",\"suggestion\":\"That!\"},"
                + "{\"file\":\"a.yaml\",\"line\":5,\"column\":6,\"code\":\"E102\","
                + "\"message\":\"No.\",\"suggestion\":null}]");
  }

  @Test
  void warningsAreNoErrors() {
    problems.add("a.yaml", Position.START, ProblemCode.W131_SMALL_TEST_PART, "Few rows.");

    assertThat(problems.hasErrors()).isFalse();
  }
}
