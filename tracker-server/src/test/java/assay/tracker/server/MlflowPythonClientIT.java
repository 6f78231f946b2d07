// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's own Python client against this server, on machines that have it. */
class MlflowPythonClientIT {

  private static final String PYTHON = "python3";

  @TempDir private Path directory;

  @Test
  void whatPeopleDoWithTheOfficialClientWorks() throws Exception {
    assumeTrue(hasClient(), "MLflow's Python client is not installed: pip install mlflow-skinny");
    JsonNode seen;
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory.resolve("data")))) {
      seen = runScript(tracker.address());
    }

    assertThat(seen.get("status").asText()).isEqualTo("FINISHED");
    assertThat(seen.at("/params/lr").asText()).isEqualTo("0.1");
    assertThat(seen.get("loss").asDouble()).isEqualTo(1.0 / 3);
    assertThat(seen.get("gap").asText()).isEqualTo("nan");
    assertThat(seen.get("points").asInt()).isEqualTo(3);
    assertThat(seen.get("colour").asText()).isEqualTo("grün 🟢");
    assertThat(seen.at("/datasets/0").asText()).isEqualTo("iris");
    assertThat(seen.at("/files/0").asText()).isEqualTo("notes/größe 1.txt");
    assertThat(seen.get("text").asText()).isEqualTo("hello");
    assertThat(seen.get("best").asBoolean()).isTrue();
    assertThat(seen.at("/models/0").asText()).isEqualTo("net");
  }

  private boolean hasClient() throws InterruptedException {
    try {
      return python("probe.txt", "-c", "import mlflow").waitFor() == 0;
    } catch (IOException e) {
      return false; // no Python here
    }
  }

  private JsonNode runScript(String address) throws IOException, InterruptedException {
    Path script = directory.resolve("official_client.py");
    try (var content = MlflowPythonClientIT.class.getResourceAsStream("official_client.py")) {
      Files.write(script, Objects.requireNonNull(content).readAllBytes());
    }
    int status = python("out.txt", script.toString(), address).waitFor();
    List<String> lines = Files.readAllLines(directory.resolve("out.txt"), StandardCharsets.UTF_8);
    assertThat(status).as(String.join("\n", lines)).isZero();
    return new ObjectMapper().readTree(lines.getLast());
  }

  private Process python(String output, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(PYTHON), Stream.of(arguments)).toList());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "1");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve(output).toFile());
    return builder.directory(directory.toFile()).start();
  }
}
