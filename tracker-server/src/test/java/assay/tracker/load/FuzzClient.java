// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import assay.tracker.load.Connection.Reply;
import assay.tracker.server.ServedRoutes.Served;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Sends requests to every route of a tracker: right ones that were spoilt a little, and quite wrong
 * ones. Used by one thread.
 */
final class FuzzClient implements Closeable {

  private static final int BOMB_BYTES = 64 << 20;
  private static final byte[] GZIP_BOMB = gzipBomb();
  private static final byte[] ZSTD_BOMB = Zstd.compress(new byte[BOMB_BYTES]);

  private static final List<String> TYPES =
      List.of(
          "application/json; charset=utf-8",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/vnd.assay.points",
          "");

  private static final List<String> HEADERS =
      List.of(
          "Accept-Encoding: zstd;q=0.5, gzip;q=x, *",
          "Accept: text/html",
          "Origin: https://evil.example",
          "Origin: null",
          "Authorization: Bearer x",
          "Authorization: Basic !!!",
          "Cookie: assay=x; =; ;;",
          "Expect: 100-continue",
          "Expect: something",
          "Last-Event-ID: -5",
          "Range: bytes=5-1",
          "If-None-Match: *",
          "X-Request-Id: ${x}",
          "X-Forwarded-Proto: gopher",
          "X-HTTP-Method-Override: DELETE",
          "Content-Encoding: br",
          "Connection: close",
          "Upgrade: websocket",
          "TE: trailers");

  private final URI server;
  private final FuzzWords words;
  private final FuzzJson json;
  private final List<Served> routes;
  private Connection connection;
  private String lastSent = "";

  FuzzClient(URI server, FuzzWords words, List<Served> routes) throws IOException {
    this.server = server;
    this.words = words;
    this.json = new FuzzJson(words);
    this.routes = routes;
    this.connection = new Connection(server);
  }

  private static byte[] gzipBomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[BOMB_BYTES]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Sends something; gives what is wrong with the answer. */
  Optional<String> next() throws IOException {
    return switch (words.below(40)) {
      case 0, 1 -> bytes();
      case 2 -> upload();
      case 3, 4 -> points();
      case 5 -> compressed();
      default -> call();
    };
  }

  /** What was sent last, shortened. */
  String lastSent() {
    return lastSent;
  }

  private Optional<String> bytes() throws IOException {
    FuzzBytes bytes = new FuzzBytes(server, words, routes);
    byte[] request = bytes.request();
    lastSent = FuzzBytes.shown(request);
    return bytes.send(request);
  }

  // A route with its arguments

  private Optional<String> call() throws IOException {
    Served route = words.pick(routes);
    if (route.path().endsWith("/events")) {
      lastSent = route.path();
      return new FuzzBytes(server, words, routes).listen(route.path());
    }
    String target = target(route);
    ObjectNode arguments = FuzzTemplates.find(route.path(), words).orElseGet(json::any);
    json.spoil(arguments);
    boolean inQuery = route.method().equals("GET") || words.oneIn(20);
    String method =
        words.oneIn(40)
            ? words.pick(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
            : route.method();
    byte[] body = inQuery ? new byte[0] : json.bytes(arguments);
    return send(method, inQuery ? target + query(arguments) : target, headers(), body);
  }

  private String target(Served route) {
    StringBuilder path = new StringBuilder();
    for (String segment : route.path().split("(?=/)", -1)) {
      path.append(
          segment.startsWith("/:")
              ? "/" + (words.oneIn(3) ? encoded(words.odd()) : argument(segment))
              : segment);
    }
    if (route.open()) {
      path.append(words.oneIn(2) ? "a/b.txt" : encoded(words.odd()).replace("%2F", "/"));
    } else if (words.oneIn(40)) {
      path.append('/').append(encoded(words.odd()));
    }
    return path.toString();
  }

  private String argument(String segment) {
    return words.filled(segment.equals("/:model_id") ? "$model" : "$run");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String query(ObjectNode arguments) {
    StringBuilder query = new StringBuilder("?");
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      JsonNode value = argument.getValue();
      Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
      for (JsonNode one : values) {
        if (query.length() < 60_000) {
          query.append(encoded(argument.getKey())).append('=').append(encoded(one.asText()));
          query.append('&');
        }
      }
    }
    return query.toString();
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>();
    headers.add("Content-Type: " + (words.oneIn(12) ? words.pick(TYPES) : "application/json"));
    while (words.oneIn(5)) {
      headers.add(words.pick(HEADERS));
    }
    return headers;
  }

  // Uploads in parts

  private Optional<String> upload() throws IOException {
    Reply created =
        exchange(
            "POST",
            "/api/2.0/mlflow-artifacts/mpu/create/fuzz",
            List.of("Content-Type: application/json"),
            "{\"path\": \"x.bin\", \"num_parts\": 2}".getBytes(StandardCharsets.UTF_8));
    if (created.status() != 200) {
      return Optional.of("mpu/create: " + created.status() + " " + created.text());
    }
    JsonNode upload = created.json();
    List<String> parts = new ArrayList<>();
    for (JsonNode credential : upload.get("credentials")) {
      URI url = URI.create(credential.get("url").asText());
      String target = url.getRawPath() + "?" + url.getRawQuery();
      byte[] body = words.bytes(words.below(5_000));
      byte[] sent =
          words.oneIn(6) ? json.flipped(target.getBytes(StandardCharsets.US_ASCII)) : null;
      String address =
          sent == null
              ? target
              : new String(sent, StandardCharsets.US_ASCII).replaceAll("[^!-~]", "x");
      Optional<String> problem = send("PUT", address, List.of(), body);
      if (problem.isPresent()) {
        return problem;
      }
      parts.add(
          "{\"part_number\": %d, \"etag\": \"%s\"}"
              .formatted(parts.size() + 1, HexFormat.of().formatHex(sha256(body))));
    }
    String action = words.oneIn(4) ? "abort" : "complete";
    ObjectNode completion =
        FuzzTemplates.read(
            "{\"path\": \"x.bin\", \"upload_id\": \"%s\", \"parts\": %s}"
                .formatted(upload.get("upload_id").asText(), parts));
    if (words.oneIn(2)) {
      json.spoil(completion);
    }
    return send(
        "POST",
        "/api/2.0/mlflow-artifacts/mpu/" + action + "/fuzz",
        List.of("Content-Type: application/json"),
        json.bytes(completion));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  // Points in bulk

  private Optional<String> points() throws IOException {
    byte[] bytes = BulkBody.of(1 + words.below(50), words.random());
    byte[] spoilt =
        switch (words.below(4)) {
          case 0 -> bytes;
          case 1 -> Arrays.copyOf(bytes, words.below(bytes.length));
          default -> json.flipped(bytes);
        };
    return send(
        "POST",
        words.filled("/api/assay/v1/runs/$run/metrics"),
        List.of("Content-Type: application/vnd.assay.points"),
        spoilt);
  }

  // Compressed bodies

  private Optional<String> compressed() throws IOException {
    boolean gzip = words.oneIn(2);
    byte[] body =
        switch (words.below(4)) {
          case 0 -> gzip ? GZIP_BOMB : ZSTD_BOMB;
          case 1 -> words.bytes(300);
          default -> {
            byte[] whole = gzip ? Arrays.copyOf(GZIP_BOMB, 5_000) : Zstd.compress(words.bytes(900));
            yield words.oneIn(2)
                ? Arrays.copyOf(whole, words.below(whole.length))
                : json.flipped(whole);
          }
        };
    return send(
        "POST",
        words.pick(List.of("/api/2.0/mlflow/runs/log-batch", "/api/assay/v1/runs/columns")),
        List.of("Content-Type: application/json", "Content-Encoding: " + (gzip ? "gzip" : "zstd")),
        body);
  }

  // On the wire

  private Optional<String> send(String method, String target, List<String> headers, byte[] body)
      throws IOException {
    String what =
        "%s %s %s %s"
            .formatted(
                method,
                target,
                headers,
                new String(body, 0, Math.min(body.length, 2_000), StandardCharsets.UTF_8));
    lastSent = what;
    try {
      Reply reply = exchangeAgain(method, target, headers, body);
      return FuzzAnswers.problem(reply.status(), reply.text()).map(it -> it + "\n  for " + what);
    } catch (EOFException | SocketException | SocketTimeoutException e) {
      return Optional.of("no answer (" + e + ")\n  for " + what);
    }
  }

  /** A connection that was idle for long may have been closed, as clients know: they ask again. */
  private Reply exchangeAgain(String method, String target, List<String> headers, byte[] body)
      throws IOException {
    try {
      return exchange(method, target, headers, body);
    } catch (EOFException | SocketException e) {
      return exchange(method, target, headers, body);
    }
  }

  /** Whoever is refused is disconnected now and then: the next request gets a new connection. */
  private Reply exchange(String method, String target, List<String> headers, byte[] body)
      throws IOException {
    try {
      Reply reply = connection.send(method, target, headers, body);
      if (reply.last() || headers.contains("Connection: close")) {
        reconnect();
      }
      return reply;
    } catch (IOException e) {
      reconnect();
      throw e;
    }
  }

  private void reconnect() throws IOException {
    connection.close();
    connection = new Connection(server);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
