// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCommandTest {
  private static final Path EXPERIMENTS = Path.of("..", "experiments");

  @TempDir Path folder;

  @Test
  void theSchemaIsPrintedOrWritten() throws IOException {
    Path file = folder.resolve("assay.schema.json");

    Cli both = Cli.run("schema");
    Cli written = Cli.run("schema", "--kind", "train", "--out", file.toString());

    assertThat(both.json().at("/$defs/benchmark/properties/scenarios").isObject()).isTrue();
    assertThat(written.exitCode()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(file)).contains("\"epochs\"").doesNotContain("\"scenarios\"");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Cli run = Cli.run("schema", "--out", folder.resolve("none/a.json").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("none/a.json cannot be written").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"train, reference.yaml", "benchmark, reference_benchmark.yaml"})
  void theCommittedReferenceIsThatOfTheLanguage(String kind, String name) throws IOException {
    Path file = EXPERIMENTS.resolve(name);

    assertThat(Cli.run("schema", "--reference", "--kind", kind).out())
        .as(
            "experiments/%s is not what the language says (any more). Write it anew:%n"
                + "  ./assay schema --reference --kind %s --out experiments/%s",
            name, kind, name)
        .isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({"reference.yaml", "reference_benchmark.yaml"})
  void theReferenceIsADeclaration(String name) {
    Cli run = Cli.run("validate", EXPERIMENTS.resolve(name).toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
