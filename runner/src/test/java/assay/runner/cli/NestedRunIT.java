// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nested cross-validation and baselines with the real engine, journal and tracker. */
class NestedRunIT {
  private static final String NESTED =
      """
      assay: 1
      kind: train
      name: nested
      seed: 3
      task: {type: classification, target: species, metric: accuracy, goal: maximize}
      data: {source: "builtin:iris"}
      split:
        outer: {method: stratified_kfold, folds: 3}
        inner: {method: stratified_kfold, folds: 2}
      preprocess: [{step: standardize, columns: numeric}]
      model: {family: mlp, hidden: [8], activation: relu}
      train: {optimizer: {name: adam, learning_rate: 1e-2}, batch_size: 32, epochs: 4}
      search:
        space: {train.optimizer.learning_rate: {values: [1e-4, 1e-1]}}
        baselines: [majority, logistic]
      """;

  private static final int FITS = 3 * (2 * 2 + 1) + 2 * 2 + 2 * (3 + 2);

  @TempDir Path directory;
  private Path file;
  private String data;

  @BeforeEach
  void declare() throws IOException {
    file = Files.writeString(directory.resolve("nested.yaml"), NESTED);
    data = directory.resolve("data").toString();
  }

  @Test
  void theSearchIsEstimatedOnOuterFoldsAndATrialIsChosenToUse() {
    Cli run = Cli.run("run", file.toString(), "--data", data, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.at("/state").textValue()).isEqualTo("finished");
    assertThat(json.at("/trained").intValue()).isEqualTo(FITS);
    assertThat(json.at("/nested/metrics/accuracy/n").intValue()).isEqualTo(3);
    assertThat(json.at("/nested/metrics/accuracy/mean").doubleValue()).isGreaterThan(0.8);
    assertThat(json.at("/nested/winners")).hasSize(3);
    assertThat(json.at("/nested/baselines")).hasSize(2);
    assertThat(json.at("/trials")).hasSize(4);
    assertThat(json.at("/trials/0/metrics/accuracy/n").intValue()).isEqualTo(2);
    assertThat(json.findValuesAsText("baseline")).containsOnly("true", "false");
    assertThat(run.err())
        .contains("The search as a whole scores accuracy")
        .contains("over 3 outer folds (nested cross-validation).")
        .contains("trial 2 in every outer fold")
        .contains("the baseline majority")
        .contains("Trial 2 is chosen");
  }

  @Test
  void runningAgainTrainsNothingAndSaysTheSame() {
    JsonNode first = Cli.run("run", file.toString(), "--data", data, "--json").json();

    JsonNode again = Cli.run("run", file.toString(), "--data", data, "--json").json();

    assertThat(again.at("/trained").intValue()).isZero();
    assertThat(again.at("/reused").intValue()).isEqualTo(FITS);
    assertThat(again.at("/nested")).isEqualTo(first.at("/nested"));
    assertThat(again.at("/trials")).isEqualTo(first.at("/trials"));
  }

  @Test
  void aStoppedLaunchGoesOn() {
    Cli stopped = Cli.run("run", file.toString(), "--data", data, "--json", "--max-time", "1ms");
    JsonNode rest = Cli.run("run", file.toString(), "--data", data, "--json").json();

    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(stopped.json().at("/trained").intValue() + rest.at("/trained").intValue())
        .isEqualTo(FITS);
    assertThat(rest.at("/nested/metrics/accuracy/n").intValue()).isEqualTo(3);
  }

  @Test
  void whatIsShownAndComparedAreTheFitsThatRankTrials() {
    JsonNode run = Cli.run("run", file.toString(), "--data", data, "--json").json();

    JsonNode shown = Cli.run("show", "nested", "--data", data, "--json").json();
    Cli compared = Cli.run("compare", "nested", "--data", data, "--json");

    assertThat(shown.at("/trials")).isEqualTo(run.at("/trials"));
    assertThat(compared.json().at("/trials")).hasSize(4);
    assertThat(compared.out()).contains("baseline logistic");
  }

  @Test
  void thePlanSaysHowManyFitsThereAre() {
    Cli plan = Cli.run("plan", file.toString(), "--data", data);

    assertThat(plan.out())
        .contains(
            "nested: 3 outer folds × (2 trials × 2 + 1) + 2 trials × 2 for the final search"
                + " + 2 baselines × 5 = 29 fits, 0 finished, 29 to train");
  }
}
