// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code POST /series/buckets}. */
class BucketsApiIT extends AssayApiFixture {

  private String series(String experiment, String key, double... values) {
    String run = client.createRun(experiment);
    String points =
        IntStream.range(0, values.length)
            .mapToObj(i ->
                "{'key': '%s', 'value': '%s', 'timestamp': %d, 'step': %d}"
                    .formatted(key, values[i], i, i))
            .collect(Collectors.joining(","));
    client.mlflow("runs/log-batch", "{'run_id': '%s', 'metrics': [%s]}".formatted(run, points));
    return run;
  }

  @Test
  void seriesAreBoiledDownToBuckets() {
    String one = series("0", "loss", 3, 1, Double.NaN, 5, Double.POSITIVE_INFINITY, 2);
    String two = series("0", "loss", 0.25);

    JsonNode answer =
        posted(
            "/series/buckets",
            "{'run_ids': ['%s', 'nope', '%s'], 'keys': ['none', 'loss'], 'buckets': 3}"
                .formatted(two, one));

    assertThat(answer.get("first_step").asInt()).isZero();
    assertThat(answer.get("last_step").asInt()).isEqualTo(5);
    assertThat(answer.get("series"))
        .extracting(series -> series.get("run_id").asText())
        .containsExactly(two, one);
    assertThat(answer.at("/series/0/count")).isEqualTo(parse("[1]"));
    assertThat(answer.at("/series/0").has("nan_count")).isFalse();
    JsonNode series = answer.at("/series/1");
    assertThat(series.get("count")).isEqualTo(parse("[2, 2, 2]"));
    assertThat(series.get("first_step")).isEqualTo(parse("[0, 2, 4]"));
    assertThat(series.get("first")).isEqualTo(parse("[3.0, \"NaN\", \"Infinity\"]"));
    assertThat(series.get("last")).isEqualTo(parse("[1.0, 5.0, 2.0]"));
    assertThat(series.get("min")).isEqualTo(parse("[1.0, 5.0, 2.0]"));
    assertThat(series.get("min_step")).isEqualTo(parse("[1, 3, 5]"));
    assertThat(series.get("max")).isEqualTo(parse("[3.0, 5.0, 2.0]"));
    assertThat(series.get("nan_count")).isEqualTo(parse("[0, 1, 0]"));
    assertThat(series.get("positive_infinity_count")).isEqualTo(parse("[0, 0, 1]"));
  }

  @Test
  void bucketsOfARangeHoldItsPointsAlone() {
    String run = series("0", "loss", 0, 1, 2, 3, 4, 5);

    JsonNode answer =
        posted(
            "/series/buckets",
            """
            {'run_ids': ['%s'], 'keys': ['loss'], 'buckets': 1, 'first_step': 2, 'last_step': 3}
            """
                .formatted(run));

    assertThat(answer.at("/series/0/count")).isEqualTo(parse("[2]"));
    assertThat(answer.at("/series/0/max")).isEqualTo(parse("[3.0]"));
  }

  @Test
  void seriesWithoutPointsAreLeftOut() {
    assertThat(posted("/series/buckets", "{'run_ids': ['nope'], 'keys': ['loss']}"))
        .isEqualTo(parse("{\"series\": []}"));
  }

  @Test
  void bucketsOfAllSeriesTogetherAreLimited() {
    String runs =
        IntStream.range(0, 100)
            .mapToObj(i -> "'r%d'".formatted(i))
            .collect(Collectors.joining(","));

    Reply reply =
        post(
            "/series/buckets",
            "{'run_ids': [%s], 'keys': ['a','b'], 'buckets': 5000}".formatted(runs));

    assertThat(reply.json().get("message").asText()).contains("must be 1 to 2500, got 5000");
  }
}
