// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code POST /runs/{run_id}/metrics}. */
class BulkApiIT extends AssayApiFixture {

  private static final String POINTS = "application/vnd.assay.points";

  private static ByteBuffer body(String[] keys, int points) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("ASP1".getBytes(StandardCharsets.US_ASCII)).putInt(keys.length);
    for (String key : keys) {
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      bytes.putShort((short) text.length).put(text);
    }
    return bytes.putInt(points);
  }

  private static ByteBuffer point(
      ByteBuffer body, int key, long step, long timestamp, double value) {
    return body.putInt(key).putLong(step).putLong(timestamp).putDouble(value);
  }

  private Reply send(String run, ByteBuffer body, String contentType) {
    byte[] bytes = new byte[body.position()];
    body.get(0, bytes);
    return described(
        "POST",
        "/runs/{run_id}/metrics",
        client.send(
            client
                .request(ROOT + "/runs/" + run + "/metrics")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(bytes))));
  }

  @Test
  void pointsInBulkAreReadBack() {
    String run = client.createRun("0");
    ByteBuffer body = body(new String[] {"loss", "größe/x"}, 3);
    point(body, 0, -1, 5, 0.1);
    point(body, 1, 1L << 40, 1_700_000_000_000L, Double.NaN);
    point(body, 0, 2, 6, Double.NEGATIVE_INFINITY);

    assertThat(ok(send(run, body, POINTS)).get("points").asInt()).isEqualTo(3);
    assertThat(ok(send(run, body, POINTS)).get("points").asInt()).isEqualTo(3); // once more

    JsonNode loss =
        client.mlflow("metrics/get-history?run_id=" + run + "&metric_key=loss").get("metrics");
    assertThat(loss).hasSize(2);
    assertThat(loss.get(0).get("step").asLong()).isEqualTo(-1);
    assertThat(loss.get(0).get("value").asDouble()).isEqualTo(0.1);
    assertThat(loss.get(1).get("value").asDouble()).isEqualTo(-Double.MAX_VALUE); // as MLflow
    assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data/metrics"))
        .extracting(metric -> metric.get("key").asText())
        .contains("größe/x");
  }

  @Test
  void aWrongBulkBodyIsRefusedWithItsPlace() {
    String run = client.createRun("0");
    String[] keys = {"loss"};

    assertMessage(send(run, ByteBuffer.allocate(0), POINTS), "ends too early: it has 0 bytes");
    assertMessage(
        send(run, ByteBuffer.allocate(8).putLong(0), POINTS), "does not begin with the letters");
    assertMessage(send(run, body(new String[0], 1), POINTS), "must have 1 to 1000 keys, not 0");
    assertMessage(
        send(run, body(new String[] {"a b!"}, 1), POINTS), "'keys[0]' is \"a b!\": Names may only");
    assertMessage(send(run, body(new String[] {""}, 1), POINTS), "'keys[0]'");
    assertMessage(
        send(run, body(new String[] {"x".repeat(251)}, 1), POINTS), "longer than 250 characters");
    assertMessage(send(run, body(keys, 0), POINTS), "must have 1 to 100000 points, not 0");
    assertMessage(send(run, body(keys, -1), POINTS), "not 4294967295");
    assertMessage(send(run, body(keys, 2), POINTS), "has 0 bytes of points, but 2 points take 56");
    assertMessage(
        send(run, point(body(keys, 1), 1, 0, 0, 0), POINTS),
        "'points[0].key' is 1, but there are 1 keys");
    assertMessage(
        send(run, point(body(keys, 1), 0, 0, -5, 0), POINTS),
        "'points[0].timestamp' is negative: -5");
    assertMessage(send(run, body(keys, 1).put((byte) 1), POINTS), "has 1 bytes of points");
    assertThat(client.mlflow("runs/get?run_id=" + run).at("/run/data").has("metrics")).isFalse();
  }

  private static void assertMessage(Reply reply, String part) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains(part);
  }

  @Test
  void bulkNeedsItsContentTypeAndARun() {
    String run = client.createRun("0");
    ByteBuffer body = point(body(new String[] {"a"}, 1), 0, 0, 0, 0);

    Reply unknown = send("f".repeat(32), body, POINTS);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("code").asText()).isEqualTo("not_found");
    assertThat(send(run, body, "text/plain").status()).isEqualTo(415);
    assertThat(send(run, body, "application/json").json().get("message").asText())
        .contains("must be application/vnd.assay.points, got 'application/json'");
    client.mlflow("runs/delete", "{'run_id': '%s'}".formatted(run));
    assertThat(send(run, body, POINTS).json().get("code").asText()).isEqualTo("refused");
  }

  @Test
  void largeBodiesAreRefused() {
    String run = client.createRun("0");

    Reply reply = send(run, ByteBuffer.allocate(17 << 20).position(17 << 20), POINTS);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().get("code").asText()).isEqualTo("request_too_large");
  }
}
