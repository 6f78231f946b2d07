// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the real engine, journal and tracker, on a small grid. */
class RunIT {
  private static final String GRID =
      """
      assay: 1
      kind: train
      name: small-grid
      seed: 3
      task: {type: classification, target: species, metric: accuracy, goal: maximize}
      data: {source: "builtin:iris"}
      split: {outer: {method: stratified_kfold, folds: 3, repeats: 2}}
      preprocess: [{step: standardize, columns: numeric}]
      model: {family: mlp, hidden: [8], activation: relu}
      train: {loss: cross_entropy, optimizer: {name: adam, learning_rate: 1e-2}, batch_size: 32, epochs: 4}
      search:
        strategy: grid
        space:
          train.optimizer.learning_rate: {values: [1e-3, 1e-2]}
      evaluate: {metrics: [accuracy, log_loss], report_train: true}
      """;

  @TempDir Path directory;
  private Path file;
  private String data;

  @BeforeEach
  void declare() throws IOException {
    file = Files.writeString(directory.resolve("grid.yaml"), GRID);
    data = directory.resolve("data").toString();
  }

  @Test
  void launchTrainsEveryFitAndRanksTheTrials() {
    Cli run = Cli.run("run", file.toString(), "--data", data, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.at("/experiment").textValue()).isEqualTo("small-grid");
    assertThat(json.at("/state").textValue()).isEqualTo("finished");
    assertThat(json.at("/trained").intValue()).isEqualTo(12);
    assertThat(json.at("/reused").intValue()).isZero();
    assertThat(json.at("/trials")).hasSize(2);
    JsonNode best = json.at("/trials/0");
    assertThat(best.at("/rank").intValue()).isEqualTo(1);
    assertThat(best.at("/chosen").booleanValue()).isTrue();
    assertThat(best.at("/metrics/accuracy/n").intValue()).isEqualTo(6);
    assertThat(best.at("/fits/finished").intValue()).isEqualTo(6);
    assertThat(best.at("/memory_peak_bytes").longValue()).isGreaterThan(50_000_000);
    assertThat(run.err()).contains("is chosen: it has the best mean, accuracy");
  }

  @Test
  void trialsOfALaunchAreComparedFoldByFold() {
    JsonNode launch = Cli.run("run", file.toString(), "--data", data, "--json").json();

    Cli compared = Cli.run("compare", "small-grid", "--data", data, "--json");

    assertThat(compared.exitCode()).as(compared.err()).isZero();
    JsonNode json = compared.json();
    assertThat(json.at("/metric").textValue()).isEqualTo("accuracy");
    assertThat(json.at("/goal").textValue()).isEqualTo("maximize");
    assertThat(json.at("/test_to_train").doubleValue()).isCloseTo(0.5, within(1e-6));
    assertThat(json.at("/test_to_train_assumed").booleanValue()).isFalse();
    assertThat(json.at("/trials")).hasSize(2);
    JsonNode best = launch.at("/trials/0/metrics/accuracy");
    assertThat(json.at("/trials/0/mean").doubleValue())
        .isCloseTo(best.at("/mean").doubleValue(), within(1e-12));
    assertThat(json.at("/trials/0/low").doubleValue())
        .isCloseTo(best.at("/low").doubleValue(), within(1e-6));
    assertThat(json.at("/trials/1/difference/n").intValue()).isEqualTo(6);

    assertThat(Cli.run("compare", "small-gird", "--data", data).err())
        .contains("did you mean \"small-grid\"?");
    assertThat(Cli.run("compare", "small-grid", "--data", data, "--metric", "log_los").err())
        .contains("which way is log_los better?");
    assertThat(
            Cli.run(
                    "compare",
                    "small-grid",
                    "--data",
                    data,
                    "--metric",
                    "log_los",
                    "--goal",
                    "minimize")
                .err())
        .contains("did you mean \"log_loss\"?");
    assertThat(
            Cli.run("compare", "small-grid", "trial 2", "--baseline", "trial 1", "--data", data)
                .out())
        .contains("→  trial 1");
  }

  @Test
  void runningAgainTrainsNothingAndShowsTheSame() {
    JsonNode first = Cli.run("run", file.toString(), "--data", data, "--json").json();

    JsonNode again = Cli.run("run", file.toString(), "--data", data, "--json").json();

    assertThat(again.at("/trained").intValue()).isZero();
    assertThat(again.at("/reused").intValue()).isEqualTo(12);
    assertThat(again.at("/trials")).isEqualTo(first.at("/trials"));
    assertThat(again.at("/verdict")).isEqualTo(first.at("/verdict"));
  }

  @Test
  void wideningTheGridTrainsOnlyWhatIsNew() throws IOException {
    Cli.run("run", file.toString(), "--data", data);
    Files.writeString(file, GRID.replace("[1e-3, 1e-2]", "[1e-3, 1e-2, 1e-1]"));

    JsonNode wider = Cli.run("run", file.toString(), "--data", data, "--json").json();

    assertThat(wider.at("/trained").intValue()).isEqualTo(6);
    assertThat(wider.at("/reused").intValue()).isEqualTo(12);
  }

  @Test
  void metricsAreTheSameBitsAtAnyParallelism() {
    String other = directory.resolve("other").toString();

    JsonNode one =
        Cli.run("run", file.toString(), "--data", data, "--json", "--parallel", "1").json();
    JsonNode three =
        Cli.run("run", file.toString(), "--data", other, "--json", "--parallel", "3").json();

    assertThat(metrics(three)).isEqualTo(metrics(one));
  }

  private static List<String> metrics(JsonNode launch) {
    return StreamSupport.stream(launch.at("/trials").spliterator(), false)
        .map(trial -> trial.at("/key") + " " + trial.at("/metrics"))
        .toList();
  }

  @Test
  void dryRunPlansAndTrainsNothing() {
    Cli plan = Cli.run("run", file.toString(), "--data", data, "--dry-run");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out()).contains("small-grid: 2 trials × 6 fits = 12 fits, 0 finished");
    assertThat(Path.of(data)).doesNotExist();
  }

  @Test
  void budgetLeavesALaunchThatCanGoOn() {
    Cli stopped = Cli.run("run", file.toString(), "--data", data, "--json", "--max-time", "1ms");
    JsonNode rest = Cli.run("run", file.toString(), "--data", data, "--json").json();

    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(stopped.json().at("/state").textValue()).isEqualTo("budget");
    assertThat(stopped.json().at("/trained").intValue() + rest.at("/trained").intValue())
        .isEqualTo(12);
  }

  @Test
  void runningServerOfTheDirectoryIsUsed() {
    try (Tracker server = Tracker.start(TrackerConfig.of(Path.of(data)))) {
      Cli run = Cli.run("run", file.toString(), "--data", data);
      Cli shown = Cli.run("show", "small-grid", "--tracker", server.address(), "--json");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err()).contains(server.address());
      assertThat(shown.json().at("/trials")).hasSize(2);
    }
  }

  @Test
  void showTellsWhatRunTold() {
    JsonNode run = Cli.run("run", file.toString(), "--data", data, "--json").json();

    JsonNode shown = Cli.run("show", "small-grid", "--data", data, "--json").json();

    assertThat(shown.at("/trials")).isEqualTo(run.at("/trials"));
  }

  @Test
  void unreachableTrackerIsSaidBeforeAnythingRuns() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort();

    Cli run = Cli.run("run", file.toString(), "--data", data, "--tracker", nobody);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains(nobody);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void dataDirectoryThatCannotBeMadeIsSaidBeforeAnythingRuns() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "a file");

    Cli run = Cli.run("run", file.toString(), "--data", taken.resolve("data").toString());

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("taken").contains("--data DIR").doesNotContain("Exception");
  }

  @Test
  void mistakesAreShownAllAtOnce() throws IOException {
    String wrong =
        GRID.replace("epochs: 4", "epochs: fifty")
            .replace("hidden: [8]", "hiden: [8]")
            .replace("name: adam", "name: adm")
            .replace("folds: 3", "folds: 1")
            .replace("metrics: [accuracy, log_loss]", "metrics: [acuracy]");
    Files.writeString(file, wrong);

    Cli run = Cli.run("run", file.toString(), "--data", data);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.startsWith(file.toString() + ":")))
        .as(run.err())
        .hasSize(5);
    assertThat(Path.of(data)).doesNotExist();
  }

  @Test
  void badCellOfACsvIsNamedByLineAndColumn() throws IOException {
    Files.writeString(directory.resolve("rows.csv"), "a,b,species\n1,2,x\n3,four,y\n");
    Files.writeString(file, GRID.replace("builtin:iris", "csv:rows.csv"));

    Cli run = Cli.run("validate", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("rows.csv:3:3: E123");
  }

  @Test
  void classWithTooFewRowsIsNamed() throws IOException {
    Files.writeString(directory.resolve("rows.csv"), "a,species\n1,x\n2,x\n3,x\n4,y\n5,y\n");
    Files.writeString(file, GRID.replace("builtin:iris", "csv:rows.csv"));

    Cli run = Cli.run("validate", file.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.json().get(0).at("/code").textValue()).isEqualTo("E120");
    assertThat(run.json().get(0).at("/message").textValue()).contains("`y` has 2 rows");
  }

  @Test
  void hostIsToldAsItIsRecorded() {
    JsonNode host = Cli.run("host", "--json").json();

    assertThat(host.at("/engines/pytorch").textValue()).startsWith("2.");
  }
}
