// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.plan.Trial;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.Declaration;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {
  private static final Path FOLDER = Path.of("..", "experiments");
  private static final PlanInputs INPUTS =
      new PlanInputs("d".repeat(64), "f".repeat(64), 5, "engine 1");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyShippedExperimentReadsAndPlans(Path file) {
    Problems problems = new Problems();
    Optional<Declaration> declaration =
        SpecReader.declaration(file.toString(), file, Map.of(), problems);
    assertThat(problems.all()).isEmpty();

    switch (declaration.orElseThrow()) {
      case ExperimentSpec training ->
          assertThat(Planner.plan(training, INPUTS).fits()).isNotEmpty();
      case BenchmarkSpec benchmark -> assertThat(benchmark.configurations()).isNotEmpty();
    }
  }

  static List<Path> questions() throws IOException {
    return files().stream()
        .filter(file -> !file.getFileName().toString().startsWith("reference"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyShippedExperimentBeginsWithItsQuestion(Path file) throws IOException {
    assertThat(Files.readString(file))
        .startsWith("# ")
        .contains("wrong set-up", "Run it:", "Size:");
  }

  @Test
  void theIrisGridHasTheTrialsOfTheReferenceInItsOrder() {
    Plan plan = plan(FOLDER.resolve("01_iris_grid.yaml"));

    assertThat(plan.fits()).hasSize(240);
    assertThat(plan.trials().stream().map(ExperimentsTest::settings))
        .containsExactly(
            "adam [64] 0.001 3.125E-6",
            "adam [64] 0.001 3.125E-4",
            "adam [64] 0.01 3.125E-6",
            "adam [64] 0.01 3.125E-4",
            "adam [128] 0.001 3.125E-6",
            "adam [128] 0.001 3.125E-4",
            "adam [128] 0.01 3.125E-6",
            "adam [128] 0.01 3.125E-4",
            "sgd 0.9 [64] 0.001 3.125E-6",
            "sgd 0.9 [64] 0.001 3.125E-4",
            "sgd 0.9 [64] 0.01 3.125E-6",
            "sgd 0.9 [64] 0.01 3.125E-4",
            "sgd 0.9 [128] 0.001 3.125E-6",
            "sgd 0.9 [128] 0.001 3.125E-4",
            "sgd 0.9 [128] 0.01 3.125E-6",
            "sgd 0.9 [128] 0.01 3.125E-4");
  }

  private static String settings(Trial trial) {
    return String.join(
        " ",
        trial.searched().values().stream()
            .map(value -> value.isTextual() ? value.textValue() : value.toString())
            .toList());
  }

  private static Plan plan(Path file) {
    Problems problems = new Problems();
    ExperimentSpec spec =
        SpecReader.read(file.toString(), file, Map.of(), problems)
            .orElseThrow(() -> new AssertionError(String.join("\n", problems.lines())));
    assertThat(problems.all()).isEmpty();
    return Planner.plan(spec, INPUTS);
  }
}
