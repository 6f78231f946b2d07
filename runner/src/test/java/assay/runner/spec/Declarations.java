// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small declarations for tests, and what the reader says of them. */
final class Declarations {
  /** Twelve lines; tests add to them or replace some. */
  static final String VALID =
      """
      assay: 1
      kind: train
      name: small
      task: {type: classification}
      data: {source: "builtin:iris"}
      model:
        family: mlp
      train:
        optimizer:
          name: adam
        batch_size: 16
        epochs: 5
      """;

  private Declarations() {}

  static ExperimentSpec read(String text) {
    return read(text, Map.of());
  }

  static ExperimentSpec read(String text, Map<String, String> overrides) {
    Problems problems = new Problems();
    Optional<ExperimentSpec> spec =
        SpecReader.readText("a.yaml", Path.of("a.yaml"), text, overrides, problems);
    assertThat(problems.lines()).isEmpty();
    return spec.orElseThrow();
  }

  /** The lines that a user sees. */
  static List<String> problems(String text) {
    return problems(text, Map.of());
  }

  static List<String> problems(String text, Map<String, String> overrides) {
    Problems problems = new Problems();
    Optional<ExperimentSpec> spec =
        SpecReader.readText("a.yaml", Path.of("a.yaml"), text, overrides, problems);
    assertThat(spec.isEmpty()).isEqualTo(problems.hasErrors());
    return problems.lines();
  }

  /** The valid declaration with one line replaced; lines count from 1. */
  static String with(int line, String replacement) {
    String[] lines = VALID.split("\n", -1);
    lines[line - 1] = replacement;
    return String.join("\n", lines);
  }
}
