// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.auth.TokenFile;
import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads in parts, as MLflow's clients make them, to a tracker that asks for tokens. */
@Timeout(60)
class MultipartIT {

  private static final String MPU = "/api/2.0/mlflow-artifacts/mpu/";

  @TempDir private Path directory;
  private Tracker tracker;
  private TrackerClient client;
  private String token;

  @BeforeEach
  void start() {
    token =
        new TokenFile(new DataLayout(directory).tokens())
            .create("me", Optional.empty(), Instant.now());
    tracker =
        Tracker.start(
            TrackerConfig.of(directory)
                .withServing(Serving.DEFAULT.withAccess(Access.DEFAULT.withTokensRequired())));
    client = new TrackerClient(tracker.address());
  }

  @AfterEach
  void stop() {
    tracker.close();
  }

  private HttpRequest.Builder withToken(String path) {
    return client.request(path).header("Authorization", "Bearer " + token);
  }

  /**
   * @param json with single quotes for double ones
   */
  private Reply post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        withToken(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"')));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request);
  }

  private JsonNode create(String folder, int parts) {
    Reply reply =
        post(
            MPU + "create/" + folder,
            "{'path': '/home/me/größe 1.bin', 'num_parts': %d}".formatted(parts));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  /** Without a token, as clients send it. */
  private Reply put(String url, byte[] bytes) {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private static String path(JsonNode credential) {
    URI url = URI.create(credential.get("url").asText());
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private String completion(JsonNode upload, List<String> etags) {
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < etags.size(); i++) {
      parts.append(
          "%s{'part_number': %d, 'etag': '%s', 'url': '%s'}"
              .formatted(
                  i == 0 ? "" : ", ",
                  i + 1,
                  etags.get(i).replace("\"", "\\'"),
                  upload.at("/credentials/%d/url".formatted(i)).asText()));
    }
    return "{'path': '/home/me/größe 1.bin', 'upload_id': '%s', 'parts': [%s]}"
        .formatted(upload.get("upload_id").asText(), parts);
  }

  @Test
  void aFileSentInPartsIsReadBackWhole() {
    byte[] file = new byte[(3 << 20) + 17];
    new Random(1).nextBytes(file);
    JsonNode upload = create("0/run/artifacts/a", 4);
    assertThat(upload.get("credentials")).hasSize(4);
    assertThat(upload.at("/credentials/1/part_number").asInt()).isEqualTo(2);
    assertThat(upload.at("/credentials/1/headers").isObject()).isTrue();

    List<String> etags = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Reply part =
          put(
              upload.at("/credentials/%d/url".formatted(i)).asText(),
              Arrays.copyOfRange(file, i << 20, Math.min((i + 1) << 20, file.length)));
      assertThat(part.status()).as(part.text()).isEqualTo(200);
      etags.add(part.header("ETag"));
    }
    String completion = completion(upload, etags);
    String complete = MPU + "complete/0/run/artifacts/a";
    assertThat(post(complete, completion).text()).isEqualTo("{}");
    assertThat(post(complete, completion).text()).as("again").isEqualTo("{}");

    Reply read =
        client.send(
            withToken(
                "/api/2.0/mlflow-artifacts/artifacts/0/run/artifacts/a/gr%C3%B6%C3%9Fe%201.bin"));
    assertThat(read.response().body()).isEqualTo(file);
  }

  @Test
  void onlyPartsNeedNoTokenAndOnlyWithTheirKey() {
    JsonNode upload = create("a", 2);
    String id = upload.get("upload_id").asText();
    String part = path(upload.at("/credentials/0"));
    String keyless = part.substring(0, part.indexOf('?'));

    for (String action : List.of("create", "complete", "abort")) {
      Reply reply = client.post(MPU + action + "/a", "{\"path\": \"x\", \"upload_id\": \"x\"}");
      assertThat(reply.status()).as(action).isEqualTo(401);
    }
    assertThat(client.get(part).status()).isEqualTo(401);
    assertThat(client.delete(part).status()).isEqualTo(401);
    assertThat(client.put(part.replace("/parts/", "/parts/../parts/"), new byte[1]).status())
        .isEqualTo(401);
    assertThat(client.put(MPU + "parts/" + id + "/x", new byte[1]).status()).isEqualTo(401);
    assertThat(client.put(keyless, new byte[1]).status()).isEqualTo(404);
    assertThat(client.put(keyless + "?key=wrong", new byte[1 << 20]).status()).isEqualTo(404);
    assertThat(client.put(part.replace("/1?", "/3?"), new byte[1]).status()).isEqualTo(404);
    String other = path(create("a", 1).at("/credentials/0"));
    assertThat(client.put(keyless + other.substring(other.indexOf('?')), new byte[1]).status())
        .isEqualTo(404);
    assertThat(client.put(part, new byte[1]).status()).isEqualTo(200);
  }

  @Test
  void anAbortedUploadTakesNoMoreParts() {
    JsonNode upload = create("a", 1);
    String abort =
        "{'path': 'größe 1.bin', 'upload_id': '%s'}".formatted(upload.get("upload_id").asText());

    assertThat(post(MPU + "abort/a", abort).text()).isEqualTo("{}");
    assertThat(post(MPU + "abort/a", abort).text()).isEqualTo("{}");

    Reply late = client.put(path(upload.at("/credentials/0")), new byte[1]);
    assertThat(late.status()).isEqualTo(404);
    assertThat(late.json().get("error_code").asText()).isEqualTo("RESOURCE_DOES_NOT_EXIST");
    assertThat(post(MPU + "complete/a", completion(upload, List.of("x"))).status()).isEqualTo(404);
  }

  @Test
  void wrongRequestsSayWhatIsWrong() {
    assertRefused("create/a", "{}", "Missing value for required parameter 'path'");
    assertRefused("create/a", "{'path': 'x/'}", "Invalid path");
    assertRefused("create/a", "{'path': '..'}", "Invalid path");
    assertRefused("create/a/%252e%252e/b", "{'path': 'x'}", "Invalid path");
    assertRefused("create/a", "{'path': 'x', 'num_parts': 10001}", "1 to 10000 parts, not 10001");
    assertRefused("create/a", "{'path': 'x', 'num_parts': 0}", "1 to 10000 parts, not 0");
    assertRefused("complete/a", "{'path': 'x'}", "required parameter 'upload_id'");
    assertRefused(
        "complete/a",
        "{'path': 'x', 'upload_id': 'x', 'parts': [{'part_number': 1}]}",
        "required parameter 'parts[0].etag'");
    JsonNode upload = create("a", 1);
    assertRefused("complete/a", completion(upload, List.of("x")), "Part 1 did not arrive");
    assertRefused("complete/a", completion(upload, List.of()), "has 1 parts, but 0 are named");
    client.put(path(upload.at("/credentials/0")), new byte[1]);
    assertRefused("complete/a", completion(upload, List.of("x")), "another ETag than 'x'");
  }

  private void assertRefused(String path, String json, String problem) {
    Reply reply = post(MPU + path, json);
    assertThat(reply.status()).as(path + " " + reply.text()).isEqualTo(400);
    assertThat(reply.json().get("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(reply.json().get("message").asText()).contains(problem);
  }

  @Test
  void addressesOfPartsAreThoseByWhichClientsCallTheServer() {
    String json = "{'path': 'x'}";
    String own = post(MPU + "create/a", json).at("/credentials/0/url");
    assertThat(own).startsWith(tracker.address() + MPU + "parts/");
    assertThat(post(MPU + "create/a", json, "X-Forwarded-Proto", "https").at("/credentials/0/url"))
        .startsWith(tracker.address().replace("http:", "https:") + MPU);
    assertThat(
            post(MPU + "create/a", json, "X-Forwarded-Proto", "javascript")
                .at("/credentials/0/url"))
        .startsWith(tracker.address() + MPU);
    assertThat(post(MPU.replace("/api/", "/ajax-api/") + "create/a", json).at("/credentials/0/url"))
        .startsWith(tracker.address() + "/ajax-api/");
  }
}
