// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Launches in a process of their own that is stopped half-way. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedRunIT {
  private static final int FITS = 40;

  @TempDir Path directory;

  @Test
  void interruptedLaunchStoresWhatIsDoneAndGoesOnLater() throws Exception {
    Process run = startedRun();
    awaitFits(run, 3);

    Process signal = new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start();
    assertThat(signal.waitFor()).isZero();

    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(err()).isEqualTo(130);
    assertThat(err()).contains("Run the same command again");
    assertGoesOn();
  }

  @Test
  void killedLaunchLosesNoFinishedFit() throws Exception {
    Process run = startedRun();
    awaitFits(run, 3);

    run.destroyForcibly().waitFor();

    assertGoesOn();
  }

  private void assertGoesOn() throws IOException {
    int stored = finishedFits();
    assertThat(stored).isBetween(3, FITS - 1);

    JsonNode rest = Cli.run("run", declaration(), "--data", data(), "--json").json();

    assertThat(rest.at("/reused").intValue()).isEqualTo(stored);
    assertThat(rest.at("/trained").intValue()).isEqualTo(FITS - stored);
    assertThat(rest.at("/trials/0/metrics/accuracy/n").intValue()).isEqualTo(FITS / 2);
  }

  private Process startedRun() throws Exception {
    Files.writeString(
        directory.resolve("grid.yaml"),
        """
        assay: 1
        kind: train
        name: slow-grid
        task: {type: classification, target: species, metric: accuracy}
        data: {source: "builtin:iris"}
        split: {outer: {method: stratified_kfold, folds: 5, repeats: 4}}
        model: {family: mlp, hidden: [32]}
        train: {optimizer: {name: sgd, learning_rate: 1e-2}, epochs: 150}
        search: {strategy: grid, space: {train.l2: {values: [0.0, 1e-3]}}}
        """);
    List<String> command = new ArrayList<>(listening());
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "run",
        declaration(),
        "--data",
        data());
    return new ProcessBuilder(command)
        .redirectOutput(directory.resolve("out.txt").toFile())
        .redirectError(directory.resolve("err.txt").toFile())
        .start();
  }

  /**
   * What comes before a command so that it can be interrupted: whoever started these tests in the
   * background of a shell has left them deaf to that, and their children would be too.
   */
  private static List<String> listening() throws Exception {
    List<String> env = List.of("env", "--default-signal=INT");
    List<String> attempt = new ArrayList<>(env);
    attempt.add("true");
    Process known = new ProcessBuilder(attempt).redirectErrorStream(true).start();
    return known.waitFor() == 0 ? env : List.of(); // GNU's env knows it
  }

  /** Polls the journal: the only sign from outside that a fit is safe. */
  private void awaitFits(Process run, int count) throws Exception {
    while (finishedFits() < count) {
      assertThat(run.waitFor(20, TimeUnit.MILLISECONDS)).as(err()).isFalse();
    }
  }

  private int finishedFits() throws IOException {
    Path journal = Path.of(data(), "journal");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    int fits = 0;
    try (Stream<Path> files = Files.list(journal)) {
      for (Path file : files.toList()) {
        List<String> whole = List.of(Files.readString(file).split("(?<=\n)"));
        fits +=
            (int)
                whole.stream()
                    .filter(line -> line.endsWith("\n") && line.contains("\"state\":\"finished\""))
                    .filter(line -> line.contains("\"fold\""))
                    .count();
      }
    }
    return fits;
  }

  private String declaration() {
    return directory.resolve("grid.yaml").toString();
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err.txt"));
  }
}
