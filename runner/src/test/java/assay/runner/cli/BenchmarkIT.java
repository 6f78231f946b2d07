// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on benchmarks, with real processes; no speed is asserted. */
class BenchmarkIT {
  private static final Path EXAMPLE = Path.of("../experiments/02_cpu_threads_batch.yaml");

  @TempDir Path directory;

  @Test
  void theExampleRunsInItsSmokeProfileAndIsNotMeasuredTwice() {
    String[] command = {
      "run",
      EXAMPLE.toString(),
      "--set",
      "measure.profile=smoke",
      "--set",
      "search.space.execute.threads={values: [1]}",
      "--set",
      "search.space.input.batch={values: [1, 32]}",
      "--set",
      "search.forbid=[{scenario: single_stream, input.batch: [32]}]",
      "--data",
      directory.resolve("data").toString(),
      "--json"
    };

    Cli run = Cli.run(command);

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.at("/state").textValue()).isEqualTo("finished");
    assertThat(json.at("/trials")).hasSize(3);
    assertThat(json.at("/measured").intValue()).isEqualTo(3);
    JsonNode trial = json.at("/trials/0");
    assertThat(trial.at("/state").textValue()).isEqualTo("finished");
    assertThat(trial.at("/metrics/bench~1throughput/mean").doubleValue()).isPositive();
    assertThat(trial.at("/parameters/scenario").textValue()).isEqualTo("offline");
    assertThat(run.err()).contains("3/3 measurements", "numbers are not to be compared");

    Cli again = Cli.run(command);
    assertThat(again.json().at("/measured").intValue()).isZero();
    assertThat(again.json().at("/reused").intValue()).isEqualTo(3);
    assertThat(again.json().at("/trials")).isEqualTo(json.at("/trials"));

    Cli show = Cli.run("show", "cpu-threads-batch", "--data", directory.resolve("data").toString());
    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out()).contains("samples/s", "trial 3");
  }

  @Test
  void aPlanTellsTrialsForksAndTheTime() {
    Cli plan = Cli.run("plan", EXAMPLE.toString(), "--data", directory.toString());

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("cpu-threads-batch: 8 trials × 3 forks", "24 to measure, about ", "mlp 784-512");
  }

  @Test
  void aModelIsMeasuredWithoutADeclaration() throws IOException {
    Cli run =
        Cli.run(
            "bench",
            model().toString(),
            "--shape",
            "4",
            "--batch",
            "1,8",
            "--profile",
            "smoke",
            "--json",
            "--data",
            directory.resolve("data").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().at("/experiment").textValue()).isEqualTo("bench linear.pt");
    assertThat(run.json().at("/trials")).hasSize(2);
  }

  @Test
  void aModelWhoseShapeIsNotKnownIsARowThatSaysWhatToDo() throws IOException {
    Cli run =
        Cli.run(
            "bench",
            model().toString(),
            "--profile",
            "smoke",
            "--data",
            directory.resolve("data").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failed", "does not tell the shape of its input", "--shape");
  }

  @Test
  void wrongOptionsAreToldBeforeAnythingRuns() throws IOException {
    Cli missing = Cli.run("bench", directory.resolve("none.onnx").toString());
    Cli wrong = Cli.run("bench", model().toString(), "--scenario", "server", "--profile", "fast");

    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("none.onnx is not a file");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("E103: A poisson load needs `rate`", "E104: `profile` wants");
  }

  /** As the launcher starts it: every library a jar in one folder, nothing merged. */
  @Test
  void forksFindTheirClassesInAFolderOfJars() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, jars(directory.resolve("lib"))),
                "assay.runner.cli.Main",
                "bench",
                model().toString(),
                "--shape",
                "4",
                "--profile",
                "smoke",
                "--json",
                "--data",
                directory.resolve("data").toString()));
    Path out = directory.resolve("out.json");
    Process process =
        new ProcessBuilder(command)
            .redirectError(directory.resolve("err.txt").toFile())
            .redirectOutput(out.toFile())
            .start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(directory.resolve("err.txt"))).isZero();
    assertThat(new ObjectMapper().readTree(out.toFile()).at("/trials/0/state").textValue())
        .isEqualTo("finished");
  }

  /** What this test's class path has, directories of classes made jars. */
  private static List<String> jars(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        jars.add(path.toString());
      } else if (Files.isDirectory(path) && !entry.contains("test-classes")) {
        jars.add(jar(path, folder.resolve("part-" + jars.size() + ".jar")).toString());
      }
    }
    return jars;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
              Files.copy(file, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return jar;
  }

  private Path model() throws IOException {
    Path file = directory.resolve("linear.pt");
    if (!Files.exists(file)) {
      try (InputStream in =
          BenchmarkIT.class.getResourceAsStream("/assay/runner/benchmark/linear.pt")) {
        Files.copy(in, file);
      }
    }
    return file;
  }
}
