// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference shows the language as it is. */
class ReferenceTextTest {
  private static final Place PLACE = new Place("a.yaml", Position.START);

  @ParameterizedTest
  @ValueSource(strings = {"train", "benchmark"})
  void everyKeyStandsInIt(String kind) {
    Set<String> shown =
        ReferenceText.of(kind)
            .lines()
            .map(line -> line.replaceFirst("^[\\s#-]*", ""))
            .filter(line -> line.contains(":"))
            .map(line -> line.substring(0, line.indexOf(':')))
            .collect(Collectors.toSet());

    assertThat(shown)
        .containsAll(
            Grammar.named(kind).paths().all().stream().map(Paths::last).distinct().toList());
  }

  @Test
  void itsValuesAreTheDefaultsOfATraining() {
    String needed =
        """
        assay: 1
        kind: train
        name: reference
        task: {type: classification}
        data: {source: "builtin:iris"}
        model: {family: mlp}
        train: {epochs: 100}
        """;

    assertThat(resolved(ReferenceText.of("train"))).isEqualTo(resolved(needed));
  }

  @Test
  void itsValuesAreTheDefaultsOfABenchmark() {
    String needed =
        """
        assay: 1
        kind: benchmark
        name: reference
        model: {family: mlp}
        input: {shape: [64]}
        """;

    assertThat(resolved(ReferenceText.of("benchmark"))).isEqualTo(resolved(needed));
  }

  private static ObjectNode resolved(String text) {
    Problems problems = new Problems();
    Optional<Declaration> declaration =
        SpecReader.declarationText("a.yaml", Path.of("a.yaml"), text, Map.of(), problems);
    assertThat(problems.lines()).isEmpty();
    return switch (declaration.orElseThrow()) {
      case ExperimentSpec training -> training.resolved();
      case BenchmarkSpec benchmark -> benchmark.resolved();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "benchmark"})
  void whatItShowsAsExamplesWouldPass(String kind) {
    Grammar grammar = Grammar.named(kind);
    ReferenceExamples examples = new ReferenceExamples(kind);
    for (String path : grammar.paths().all()) {
      Shape shape = grammar.paths().shape(path).orElseThrow();
      Problems problems = new Problems();
      var unused =
          new ShapeChecker(problems, grammar, Set.of())
              .check(shape, written(examples.of(path, shape)), new Spot(path, path));
      assertThat(problems.lines()).as(path).isEmpty();
    }
  }

  private static Written written(JsonNode value) {
    String yaml = ReferenceLines.yaml(value);
    return YamlText.parseValue(PLACE.file(), PLACE.position(), yaml, new Problems()).orElseThrow();
  }

  @Test
  void linesAreNoLongerThanAScreenIsWide() {
    assertThat(List.of(ReferenceText.of("train"), ReferenceText.of("benchmark")))
        .flatMap(text -> text.lines().toList())
        .allMatch(line -> line.length() <= 130);
  }
}
