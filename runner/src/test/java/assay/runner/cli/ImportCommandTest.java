// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String EXPERIMENT =
      """
      artifact_location: file:///home/me/mlruns/415913779108472418
      creation_time: 1700000000000
      experiment_id: '415913779108472418'
      last_update_time: 1700000000000
      lifecycle_stage: active
      name: moons
      """;

  private static final String RUN =
      """
      artifact_uri: file:///home/me/mlruns/415913779108472418/4be5aecd41c243ec8d53a52437f318c2
      end_time: 1700000001000
      experiment_id: '415913779108472418'
      lifecycle_stage: active
      run_id: 4be5aecd41c243ec8d53a52437f318c2
      run_name: unique-horse-753
      start_time: 1700000000000
      status: 3
      user_id: me
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeMlflowsFolder() throws IOException {
    Path experiment = directory.resolve("mlruns/415913779108472418");
    Path run = experiment.resolve("4be5aecd41c243ec8d53a52437f318c2");
    Files.createDirectories(run.resolve("metrics"));
    Files.writeString(experiment.resolve("meta.yaml"), EXPERIMENT);
    Files.writeString(run.resolve("meta.yaml"), RUN);
    Files.writeString(run.resolve("metrics/loss"), "1700000000000 0.5 0\n1700000000500 0.25 1\n");
  }

  private Cli bring(String source) {
    return Cli.run("import", source, "--data", directory.resolve("data").toString());
  }

  @Test
  void mlflowsFolderIsBroughtOver() {
    Cli brought = bring("mlflow:" + directory.resolve("mlruns"));

    assertThat(brought.err()).contains("1 experiment, 1 run, 2 points, 0 files");
    assertThat(brought.exitCode()).isZero();
  }

  @Test
  void theDirectoryInWhichMlflowWasStartedWillDo() {
    assertThat(bring("mlflow:" + directory).exitCode()).isZero();
  }

  @Test
  void aSourceWithoutItsKindIsRefused() {
    Cli refused = bring("mlruns");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("there is no file 'mlruns'", "write mlflow:mlruns");
  }

  @Test
  void aDirectoryWithoutRunsIsRefused() {
    Cli refused = bring("mlflow:" + directory.resolve("nowhere"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("no store of MLflow's is there");
  }

  @Test
  void servingMlflowsFolderNamesTheCommandThatBringsItOver() {
    Path folder = directory.resolve("mlruns");

    Cli refused = Cli.run("serve", "--data", folder.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("assay import mlflow:" + folder + " --data assay-data");
  }
}
