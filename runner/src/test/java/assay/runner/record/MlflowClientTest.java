// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MlflowClientTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(1),
          Duration.ofMillis(200));
  private static final String RUN =
      """
      {"run_id":"r1","status":"RUNNING","start_time":5,
       "artifact_uri":"mlflow-artifacts:/1/r1/artifacts"}\
      """;

  private ScriptedServer server;
  private MlflowClient client;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    client = new MlflowClient(server.address("/track/"), SHORT);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aPrefixInTheAddressIsKept() {
    server.answer(200, "{\"experiment\":{\"experiment_id\":\"7\",\"name\":\"a b&c\"}}");

    assertThat(client.findExperiment("a b&c")).map(MlflowExperiment::id).contains("7");
    assertThat(server.requests().get(0).uri())
        .isEqualTo("/track/api/2.0/mlflow/experiments/get-by-name?experiment_name=a%20b%26c");
  }

  @Test
  void anExperimentThatAnotherProcessMakesMeanwhileIsFound() {
    server
        .answer(404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"none\"}")
        .answer(400, "{\"error_code\":\"RESOURCE_ALREADY_EXISTS\",\"message\":\"is there\"}")
        .answer(200, "{\"experiment\":{\"experiment_id\":\"7\"}}");

    assertThat(client.experiment("e").id()).isEqualTo("7");
  }

  @Test
  void whatComesBackIsAskedAgain() {
    server
        .answer(503, "busy")
        .answer(429, "{}", Map.of("Retry-After", "0"))
        .hangUp()
        .answer(200, "{}");

    client.setTag("r1", "k", "v");

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().get(3).body())
        .isEqualTo("{\"run_id\":\"r1\",\"key\":\"k\",\"value\":\"v\"}");
  }

  @Test
  void aRetryAfterBeyondAllPatienceIsNotWaitedFor() {
    server.answer(429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "3600"));

    assertThatThrownBy(() -> client.setTag("r1", "k", "v"))
        .isInstanceOf(TrackerUnavailableException.class)
        .hasMessageContaining("slow down");
  }

  @Test
  void aRefusalIsNotRepeatedAndKeepsTheTrackersWords() {
    server.answer(400, "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"bad key\"}");

    assertThatThrownBy(() -> client.setTag("r1", "k", "v"))
        .isInstanceOf(TrackerRejectedException.class)
        .hasMessageContaining("HTTP 400")
        .hasMessageContaining("bad key");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nobodyListeningIsUnavailable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    try (MlflowClient none = new MlflowClient(URI.create("http://localhost:" + free), SHORT)) {
      assertThatThrownBy(() -> none.findExperiment("e"))
          .isInstanceOf(TrackerUnavailableException.class)
          .hasMessageContaining("http://localhost:" + free)
          .hasMessageContaining("no connection");
    }
  }

  @Test
  void whatIsNoTrackerIsSaidToBeNone() {
    server.answer(200, "<html>hello</html>");

    assertThatThrownBy(() -> client.findExperiment("e"))
        .isInstanceOf(TrackerRejectedException.class)
        .hasMessageContaining("the address of a tracker?");
  }

  @Test
  void aLostAnswerMakesNoSecondRun() {
    server.hangUp().answer(200, "{\"runs\":[{\"info\":" + RUN + "}]}");

    MlflowRun run = client.createRun("1", "n", Instant.EPOCH, Map.of(), "tags.x = 'y'");

    assertThat(run.id()).isEqualTo("r1");
    assertThat(server.requests())
        .extracting(request -> request.uri().replaceFirst(".*/", ""))
        .containsExactly("create", "search");
    assertThat(server.requests().get(1).body()).contains("tags.x = 'y'");
  }

  @Test
  void aRunThatWasNotMadeIsMadeAgain() {
    server.hangUp().answer(200, "{}").answer(200, "{\"run\":{\"info\":" + RUN + "}}");

    assertThat(client.createRun("1", "n", Instant.EPOCH, Map.of(), "f").id()).isEqualTo("r1");
  }

  @Test
  void allPagesOfASearchAreRead() {
    server
        .answer(200, "{\"runs\":[{\"info\":" + RUN + "}],\"next_page_token\":\"t\"}")
        .answer(
            200,
            "{\"runs\":[{\"info\":"
                + RUN
                + ",\"data\":{\"metrics\":[{\"key\":\"m\",\"value\":\"NaN\",\"step\":\"3\"}]}}]}");

    List<MlflowRun> runs = client.searchRuns("1", "");

    assertThat(runs).hasSize(2);
    assertThat(runs.get(1).metrics()).containsEntry("m", new MlflowRun.Latest(Double.NaN, 3));
    assertThat(server.requests().get(1).body()).contains("\"page_token\":\"t\"");
  }

  @Test
  void numbersThatAreNotFiniteAreSentAsStrings() {
    server.answer(200, "{}");

    client.logBatch(
        "r1",
        List.of(
            new MlflowMetric("a", Double.NaN, 1, 2),
            new MlflowMetric("b", Double.POSITIVE_INFINITY, 1, 2)),
        Map.of(),
        Map.of());

    assertThat(server.requests().get(0).body())
        .contains("\"value\":\"NaN\"")
        .contains("\"value\":\"Infinity\"");
  }

  @Test
  void artifactsGoThroughTheProxyWhereTheRunKeepsThem() {
    server.answer(200, "{\"run\":{\"info\":" + RUN + "}}").answer(200, "");

    client.uploadArtifact(
        client.run("r1"), "assay/naïve file.txt", "x".getBytes(StandardCharsets.UTF_8));

    assertThat(server.requests().get(1))
        .isEqualTo(
            new ScriptedServer.Request(
                "PUT",
                "/track/api/2.0/mlflow-artifacts/artifacts/1/r1/artifacts/assay/na%C3%AFve%20file.txt",
                "x"));
  }

  @Test
  void artifactsThatAreKeptElsewhereAreNotSent() {
    server.answer(
        200, "{\"run\":{\"info\":{\"run_id\":\"r1\",\"artifact_uri\":\"s3://bucket/1\"}}}");
    MlflowRun run = client.run("r1");

    assertThat(MlflowClient.takesArtifacts(run)).isFalse();
    assertThatThrownBy(() -> client.uploadArtifact(run, "a", new byte[0]))
        .isInstanceOf(TrackerRejectedException.class)
        .hasMessageContaining("s3://bucket/1");
  }
}
