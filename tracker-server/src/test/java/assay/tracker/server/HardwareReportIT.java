// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.tracker.api.OpenApiDocument;
import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The report of benchmarks over real HTTP; every answer is held against its description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardwareReportIT {

  private static final String PATH = "/reports/hardware";
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

  private Tracker tracker;
  private TrackerClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new TrackerClient(tracker.address());
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  private String experiment(String name) {
    return client
        .mlflow("experiments/create", "{'name': '%s'}".formatted(name))
        .get("experiment_id")
        .asText();
  }

  private Reply get(String query) {
    Reply reply = client.get("/api/assay/v1" + PATH + query);
    assertThat(DOCUMENT.problems("GET", PATH, reply.status(), reply.json()))
        .as(reply.text())
        .isEmpty();
    return reply;
  }

  private JsonNode ok(String query) {
    Reply reply = get(query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private static JsonNode parse(String json) throws IOException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  private static double[][] five(double throughput) {
    double[][] forks = new double[5][3];
    Arrays.stream(forks).forEach(fork -> Arrays.fill(fork, throughput));
    return forks;
  }

  @Test
  void devicesAreComparedFromTheIterationsOfTheirForks() throws Exception {
    String experiment = experiment("devices");
    String elsewhere = experiment("elsewhere");
    String epyc =
        new LoggedBenchmark(client, experiment, "EPYC 7543")
            .metric("bench/latency_p50_ms", 64)
            .metric("bench/flops_per_s", 9e11)
            .metric("bench/mfu", 0.6)
            .metric("energy/j_per_sample", 1.5)
            .log(new double[] {99, 101}, new double[] {102, 102, 102}, new double[] {98, 98});
    String l4 =
        new LoggedBenchmark(client, elsewhere, "L4")
            .log(new double[] {190, 210}, new double[] {204, 204}, new double[] {196, 196});

    JsonNode report =
        ok("?experiment_ids=%s,%s&baseline=EPYC%%207543".formatted(experiment, elsewhere));

    assertThat(report.get("title").asText()).isEqualTo("L4 is 2.00 times as fast as EPYC 7543");
    assertThat(report.get("columns"))
        .isEqualTo(
            parse(
                "[{'label': 'EPYC 7543', 'cells': 1, 'results': 1},"
                    + " {'label': 'L4', 'cells': 1, 'results': 1}]"));
    assertThat(report.get("first_time").asLong()).isEqualTo(1000);
    assertThat(report.get("last_time").asLong()).isEqualTo(9000);
    assertThat(report.get("measurements").asInt()).isEqualTo(6);
    assertThat(report.get("shared").asText())
        .isEqualTo("offline · PyTorch · float32 · batch 8 · 4 threads");
    JsonNode row = report.at("/rows/0");
    assertThat(row.get("label").asText()).isEqualTo("resnet50");
    assertThat(row.get("facts"))
        .isEqualTo(
            parse(
                "{'model': 'resnet50', 'scenario': 'offline', 'engine': 'PyTorch', 'precision':"
                    + " 'float32', 'batch': '8', 'threads': '4'}"));
    JsonNode base = row.at("/cells/0");
    assertThat(base.get("run_id").asText()).isEqualTo(epyc);
    assertThat(base.get("throughput").asDouble()).isCloseTo(100, within(1e-12));
    assertThat(base.get("cv").asDouble()).isCloseTo(0.02, within(1e-12)); // means 100, 102, 98
    assertThat(base.get("latency")).isEqualTo(parse("{'p50_ms': 64.0}"));
    assertThat(base.at("/metrics/energy~1j_per_sample").asDouble()).isEqualTo(1.5);
    assertThat(base.get("speed_up")).isEqualTo(parse("{'verdict': 'baseline'}"));
    JsonNode other = row.at("/cells/1");
    assertThat(other.get("run_id").asText()).isEqualTo(l4);
    JsonNode speedUp = other.get("speed_up");
    assertThat(speedUp.get("verdict").asText()).isEqualTo("faster");
    assertThat(speedUp.get("method").asText()).isEqualTo("welch");
    assertThat(speedUp.get("ratio").asDouble()).isCloseTo(2, within(1e-12));
    // scipy's ttest_ind of the logarithms of the forks' means, equal_var=False, as a ratio
    assertThat(speedUp.get("low").asDouble()).isCloseTo(1.9113336019444616, within(1e-9));
    assertThat(speedUp.get("high").asDouble()).isCloseTo(2.092779615202002, within(1e-9));
    assertThat(report.at("/roofline/0/peak_flops_per_s").asDouble()).isCloseTo(1.5e12, within(1.0));
    assertThat(report.at("/noise/0/forks/0/lowest").asDouble()).isCloseTo(-0.01, within(1e-12));
    assertThat(report.at("/environment/0"))
        .isEqualTo(parse("{'name': 'cpu_model', 'values': ['EPYC 7543', 'L4'], 'differs': true}"));
  }

  @Test
  void batchesAreComparedAndScaled() {
    String experiment = experiment("batches");
    new LoggedBenchmark(client, experiment, "L4").param("input.batch", "1").log(five(100));
    new LoggedBenchmark(client, experiment, "L4").param("input.batch", "8").log(five(400));
    new LoggedBenchmark(client, experiment, "L4").param("input.batch", "16").log(five(400));
    new LoggedBenchmark(client, experiment, "L4")
        .param("input.batch", "64")
        .tag("assay.state", "oom")
        .tag("assay.cause", "24 GB are too few.")
        .log();

    JsonNode report = ok("?across=batch&experiment_ids=" + experiment);

    assertThat(report.get("baseline").asText()).isEqualTo("1");
    assertThat(report.at("/means/1/ratio").asDouble()).isCloseTo(4, within(1e-12));
    assertThat(report.at("/batch_scaling/0/knee").asInt()).isEqualTo(8);
    assertThat(report.at("/batch_scaling/0/points/3/outcome").asText())
        .isEqualTo("oom: 24 GB are too few.");
    assertThat(report.at("/rows/0/cells/3/speed_up/because/0").asText())
        .isEqualTo("no result: oom: 24 GB are too few.");
  }

  @Test
  void unfinishedMeasurementsAndOtherRunsAreNotRead() {
    String experiment = experiment("others");
    String trial = new LoggedBenchmark(client, experiment, "L4").log(five(100));
    client.createRun(experiment);
    client.mlflow(
        "runs/create",
        "{'experiment_id': '%s', 'start_time': 1, 'tags': [{'key': 'assay.kind', 'value':"
                .formatted(experiment)
            + " 'measurement'}, {'key': 'mlflow.parentRunId', 'value': '%s'}]}".formatted(trial));

    JsonNode report = ok("?experiment_ids=" + experiment);

    assertThat(report.get("measurements").asInt()).isEqualTo(5);
    assertThat(report.get("rows")).hasSize(1);
  }

  @Test
  void experimentsWithoutBenchmarksHaveAReportWithoutRows() {
    JsonNode report = ok("?experiment_ids=nope");

    assertThat(report.get("rows")).isEmpty();
    assertThat(report.get("title").asText()).isEqualTo("Nothing was measured");
    assertThat(report.has("baseline")).isFalse();
  }

  @Test
  void whatCannotBeComparedIsRefusedWithWhatCan() {
    String experiment = experiment("refused");
    new LoggedBenchmark(client, experiment, "L4").log(five(100));

    Reply baseline = get("?baseline=T4&experiment_ids=" + experiment);
    assertThat(baseline.status()).isEqualTo(400);
    assertThat(baseline.text()).contains("'T4' is no device that was measured; measured are L4.");
    Reply across = get("?across=colour&experiment_ids=" + experiment);
    assertThat(across.status()).isEqualTo(400);
    assertThat(across.text()).contains("device, engine, precision, threads, batch");
    assertThat(get("").status()).isEqualTo(400);
    assertThat(get("?experiment_ids=1&colour=red").status()).isEqualTo(400);
  }
}
