// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read from {@code --json}: which keys there are, and in which order. */
class JsonShapesIT {
  private static final String SMALL =
      """
      assay: 1
      kind: train
      name: shapes
      task: {type: classification}
      data: {source: "builtin:iris"}
      split: {outer: {method: stratified_kfold, folds: 2}}
      model: {family: mlp, hidden: [4]}
      train: {epochs: 2}
      search: {space: {train.l2: {values: [0.01, 0.1]}}}
      """;

  @TempDir Path folder;

  private String file;
  private String data;

  @BeforeEach
  void declare() throws IOException {
    file = Files.writeString(folder.resolve("shapes.yaml"), SMALL).toString();
    data = folder.resolve("data").toString();
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void problemsOfValidate() throws IOException {
    Files.writeString(Path.of(file), SMALL.replace("epochs: 2", "epochs: two, epoch: 3"));

    Cli run = Cli.run("validate", file, "--json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.json().isArray()).isTrue();
    assertThat(run.json())
        .hasSize(2)
        .allSatisfy(problem ->
            assertThat(keys(problem))
                .containsExactly("file", "line", "column", "code", "message", "suggestion"));
    assertThat(run.json().at("/0/line").isInt()).isTrue();
    assertThat(run.json().at("/0/column").isInt()).isTrue();
    assertThat(run.json().at("/1/code").textValue()).isEqualTo("E101");
    assertThat(run.json().at("/1/suggestion").textValue())
        .isEqualTo("Did you mean `train.epochs`?");
  }

  @Test
  void nothingWrongIsAnEmptyList() {
    Cli run = Cli.run("validate", file, "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip()).isEqualTo("[]");
  }

  @Test
  void planBeforeAndAfterARun() {
    JsonNode before = Cli.run("plan", file, "--data", data, "--json").json();
    Cli.run("run", file, "--data", data);
    JsonNode after = Cli.run("plan", file, "--data", data, "--json").json();

    assertThat(keys(before))
        .containsExactly("experiment", "trials", "fits", "finished", "memory_bytes");
    assertThat(before.at("/trials"))
        .hasSize(2)
        .allSatisfy(trial ->
            assertThat(keys(trial))
                .containsExactly("key", "parameters", "baseline", "fits", "finished"));
    assertThat(keys(before.at("/trials/0/parameters"))).containsExactly("train.l2");
    assertThat(before.at("/fits").intValue()).isEqualTo(4);
    assertThat(keys(after))
        .containsExactly("experiment", "trials", "fits", "finished", "seconds", "memory_bytes");
    assertThat(after.at("/trials/0/finished").intValue()).isEqualTo(2);
    assertThat(after.at("/finished").intValue()).isEqualTo(4);
  }

  @Test
  void runAndShow() {
    JsonNode run = Cli.run("run", file, "--data", data, "--json").json();
    JsonNode shown = Cli.run("show", "shapes", "--data", data, "--json").json();
    JsonNode all = Cli.run("show", "--data", data, "--json").json();

    assertThat(keys(run))
        .containsExactly(
            "experiment",
            "launch",
            "state",
            "trials",
            "trained",
            "reused",
            "wall_seconds",
            "verdict",
            "comparisons",
            "baselines");
    assertThat(run.at("/trials"))
        .hasSize(2)
        .allSatisfy(trial ->
            assertThat(keys(trial))
                .containsExactly(
                    "key",
                    "parameters",
                    "baseline",
                    "metrics",
                    "fit_seconds",
                    "samples_per_second",
                    "memory_peak_bytes",
                    "memory_shared",
                    "fits",
                    "rank",
                    "chosen"));
    assertThat(keys(run.at("/trials/0/metrics/accuracy")))
        .containsExactly("mean", "sd", "se", "n", "low", "high");
    assertThat(keys(run.at("/trials/0/fits"))).containsExactly("finished");
    assertThat(keys(shown)).containsExactly("experiment", "trials");
    assertThat(shown.at("/trials")).isEqualTo(run.at("/trials"));
    assertThat(keys(all.at("/0"))).containsExactly("experiment", "id");
  }
}
