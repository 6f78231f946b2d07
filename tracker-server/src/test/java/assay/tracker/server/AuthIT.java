// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.auth.Token;
import assay.tracker.auth.TokenFile;
import assay.tracker.server.TrackerClient.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AuthIT {

  private static final String SEARCH = "/api/2.0/mlflow/experiments/search?max_results=1";

  @TempDir private Path directory;
  private String token;
  private Tracker tracker;
  private TrackerClient client;

  @BeforeEach
  void start() {
    token = tokens().create("me", Optional.empty(), Instant.now());
    tracker = Tracker.start(withTokens(TrackerConfig.of(directory)));
    client = new TrackerClient(tracker.address());
  }

  @AfterEach
  void stop() {
    tracker.close();
  }

  private TokenFile tokens() {
    return new TokenFile(new DataLayout(directory).tokens());
  }

  private static TrackerConfig withTokens(TrackerConfig config) {
    return config.withServing(Serving.DEFAULT.withAccess(Access.DEFAULT.withTokensRequired()));
  }

  private Reply get(String path, String... headers) {
    return client.send(client.request(path).headers(headers));
  }

  private int statusFor(String secret) {
    return get(SEARCH, "Authorization", "Bearer " + secret).status();
  }

  private static String basic(String password) {
    byte[] pair = ("anybody:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Test
  void nothingIsToldWithoutAToken() {
    for (String path :
        new String[] {
          SEARCH,
          "/ajax-api/2.0/mlflow/runs/get?run_id=x",
          "/api/2.0/mlflow-artifacts/artifacts",
          "/get-artifact?run_id=x&path=y",
          "/api/assay/v1/events",
          "/api/3.0/mlflow/server-info",
          "/metrics",
          "/app.js",
          "/"
        }) {
      Reply reply = client.get(path);
      assertThat(reply.status()).as(path).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"assay\"");
    }
    Reply reply = client.get(SEARCH);
    assertThat(reply.json().get("error_code").asText()).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.json().get("message").asText()).contains("MLFLOW_TRACKING_TOKEN");
    assertThat(client.get("/api/assay/v1/events").json().get("code").asText())
        .isEqualTo("unauthenticated");
    assertThat(client.put("/api/2.0/mlflow-artifacts/artifacts/a", new byte[1 << 20]).status())
        .isEqualTo(401);
  }

  @Test
  void healthAndVersionNeedNone() {
    assertThat(client.get("/health").text()).isEqualTo("OK");
    assertThat(client.get("/version").status()).isEqualTo(200);
  }

  @Test
  void aTokenOpensAsBearerAndAsPassword() {
    assertThat(statusFor(token)).isEqualTo(200);
    assertThat(get(SEARCH, "Authorization", basic(token)).status()).isEqualTo(200);
    assertThat(statusFor(token + "x")).isEqualTo(401);
    assertThat(get(SEARCH, "Authorization", basic("password1234")).status()).isEqualTo(401);
    assertThat(get(SEARCH, "Authorization", "Bearer x", "Accept", "text/html").status())
        .as("who shows a token is no browser to be led to a page")
        .isEqualTo(401);
  }

  @Test
  void tokensMadeAndRevokedMeanwhileCount() {
    String another = tokens().create("another", Optional.empty(), Instant.now());
    while (statusFor(another) != 200) {
      Thread.onSpinWait();
    }

    tokens().revoke("another");
    while (statusFor(another) != 401) {
      Thread.onSpinWait();
    }
    assertThat(statusFor(token)).isEqualTo(200);
  }

  @Test
  void theLastUseIsKnownAfterTheTrackerStopped() {
    Instant before = Instant.now();
    statusFor(token);

    tracker.close();

    Token used = tokens().list().getFirst();
    assertThat(used.lastUsedAt()).hasValueSatisfying(time -> assertThat(time).isAfter(before));
  }

  private Reply signIn(String secret, String next) {
    String form =
        "next=%s&token=%s"
            .formatted(
                URLEncoder.encode(next, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8));
    return client.send(
        client
            .request("/sign-in")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", tracker.address())
            .POST(BodyPublishers.ofString(form)));
  }

  @Test
  void aBrowserIsLedToTheFormAndBack() {
    Reply led = get("/e/1/runs?sort=x&y=%22", "Accept", "text/html,*/*");
    assertThat(led.status()).isEqualTo(302);
    String where = led.header("Location");
    assertThat(where).isEqualTo("/sign-in?next=%2Fe%2F1%2Fruns%3Fsort%3Dx%26y%3D%2522");

    Reply form = client.get(where);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text()).contains("value=\"/e/1/runs?sort=x&amp;y=%22\"");
    assertThat(form.header("Content-Security-Policy")).contains("default-src 'none'");

    Reply in = signIn(" " + token + "\n", "/e/1/runs?sort=x&y=%22");
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo("/e/1/runs?sort=x&y=%22");
    assertThat(in.header("Set-Cookie"))
        .containsIgnoringCase("; HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .doesNotContain(token);
  }

  @Test
  void aSessionOpensPagesApiAndEventsUntilItIsSignedOut() throws Exception {
    String cookie = signIn(token, "/").header("Set-Cookie").replaceFirst(";.*", "");

    assertThat(get("/", "Cookie", cookie).header("Content-Type")).startsWith("text/html");
    assertThat(get(SEARCH, "Cookie", cookie).status()).isEqualTo(200);
    try (InputStream events =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(tracker.address() + "/api/assay/v1/events"))
                    .header("Cookie", cookie)
                    .build(),
                BodyHandlers.ofInputStream())
            .body()) {
      assertThat(new String(events.readNBytes(4), StandardCharsets.US_ASCII)).isEqualTo("id: ");
    }

    Reply out =
        client.send(
            client.request("/sign-out").header("Cookie", cookie).POST(BodyPublishers.noBody()));
    assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(get(SEARCH, "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void aWrongTokenShowsTheFormAgainAndNoCookie() {
    Reply reply = signIn("assay_wrong", "\"><script>");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text()).contains("role=\"alert\"").doesNotContain("<script>");
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @Test
  void signingInLeadsNowhereElse() {
    for (String next : new String[] {"//evil.example", "/\\evil.example", "https://x.y", "x"}) {
      assertThat(signIn(token, next).header("Location")).as(next).isEqualTo("/");
    }
    assertThat(signIn("x".repeat(10_000), "/").status()).isEqualTo(413);
  }

  @Test
  void pagesOfOtherServersOnThisMachineMayNotUseASession() {
    Reply reply =
        client.send(
            client
                .request("/api/2.0/mlflow/experiments/create")
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:1")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"name\": \"x\"}")));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).contains("--allowed-origins");
  }

  @Test
  void otherMachinesComeInWithATokenOnly() throws Exception {
    tracker.close();
    TrackerConfig config = TrackerConfig.of(directory).withHost("0.0.0.0");
    try (Tracker open = Tracker.start(config)) {
      String address = InetAddress.getLocalHost().getHostAddress();
      String url = open.address().replace("127.0.0.1", address);

      assertThat(open.address()).startsWith("http://127.0.0.1:");
      for (String base : new String[] {open.address(), url}) {
        TrackerClient from = new TrackerClient(base);
        assertThat(from.get(SEARCH).status()).isEqualTo(401);
        assertThat(
                from.send(from.request(SEARCH).header("Authorization", "Bearer " + token)).status())
            .isEqualTo(200);
      }
    }
    tracker = Tracker.start(withTokens(TrackerConfig.of(directory)));
  }

  @Test
  void withoutAnyTokenNoDoorIsOpenedThatNobodyCouldPass(@TempDir Path empty) {
    TrackerConfig config = TrackerConfig.of(empty);

    assertThatThrownBy(() -> Tracker.start(config.withHost("0.0.0.0")))
        .isInstanceOf(TrackerStartException.class)
        .hasMessageContaining("lets other machines in")
        .hasMessageContaining("assay token create NAME --data " + empty);
    assertThatThrownBy(() -> Tracker.start(withTokens(config)))
        .isInstanceOf(TrackerStartException.class)
        .hasMessageContaining("assay token create NAME");

    new TokenFile(new DataLayout(empty).tokens())
        .create("old", Optional.of(Duration.ofDays(1)), Instant.EPOCH);
    assertThatThrownBy(() -> Tracker.start(withTokens(config)))
        .as("one that has expired is none")
        .isInstanceOf(TrackerStartException.class);
  }
}
