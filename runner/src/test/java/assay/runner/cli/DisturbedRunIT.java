// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that another program disturbs half-way, which must not pass for a result. */
class DisturbedRunIT {

  private static final String DECLARATION =
      """
      assay: 1
      kind: benchmark
      name: disturbed
      model: {family: mlp, hidden: [64], outputs: 10}
      input: {shape: [64], batch: 8}
      measure:
        warmup: {until: time, max: 200ms}
        repeats: {forks: 4, max_forks: 4, min_duration: 1s}
      execute: {threads: 1}
      """;

  @TempDir Path directory;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void itIsFlaggedAsNoisyWhereverItIsShown() throws Exception {
    Path file = Files.writeString(directory.resolve("disturbed.yaml"), DECLARATION);
    Path data = directory.resolve("data");
    List<Process> burners = new ArrayList<>();
    Thread neighbour =
        Thread.ofPlatform().daemon().unstarted(() -> burnAfterTwoForks(data, burners));
    neighbour.start();
    Cli run;
    try {
      run = Cli.run("run", file.toString(), "--data", data.toString(), "--json");
    } finally {
      neighbour.interrupt();
      neighbour.join();
      burners.forEach(Process::destroyForcibly);
    }

    assertThat(burners).as("the run was disturbed").isNotEmpty();
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode trial = run.json().at("/trials/0");
    assertThat(trial.at("/state").textValue()).isEqualTo("finished");
    assertThat(trial.at("/flags/noisy").asText()).contains("between forks");
    assertThat(run.err().lines())
        .anySatisfy(line -> assertThat(line).startsWith("trial 1").contains("noisy"));

    String[] report = {"report", "hardware", "disturbed", "--data", data.toString()};
    Cli text = Cli.run(report);
    JsonNode json =
        Cli.run(
                Stream.concat(Stream.of(report), Stream.of("--format", "json"))
                    .toArray(String[]::new))
            .json();
    assertThat(text.out()).contains("1 of 1 cells is flagged and no result");
    assertThat(json.at("/rows/0/cells/0/result").booleanValue()).isFalse();
    assertThat(json.at("/rows/0/cells/0/flags").has("noisy")).isTrue();
  }

  /** Two processes for each processor leave a third of it to the measurement. */
  private static void burnAfterTwoForks(Path data, List<Process> burners) {
    try {
      while (measured(data) < 2) {
        Thread.sleep(50);
      }
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        burners.add(burner());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends by itself should this test be killed. */
  private static Process burner() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Burner.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long measured(Path data) throws IOException {
    if (!Files.isDirectory(data.resolve("journal"))) {
      return 0;
    }
    long count = 0;
    try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        count += text.lines().filter(line -> line.contains("bench/time_to_first_ms")).count();
      }
    }
    return count;
  }

  /** Keeps a processor busy for two minutes. */
  static final class Burner {

    private Burner() {}

    public static void main(String[] args) {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }
}
