// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * JSON over HTTP to one tracker, asked again while it is in trouble: when there is no connection,
 * no answer in time, or the status says to come back later. Blocking; may be used from several
 * threads.
 */
final class TrackerConnection implements AutoCloseable {
  private static final Set<Integer> COME_BACK = Set.of(408, 429, 500, 502, 503, 504);
  private static final byte[] NO_BYTES = {};
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String base;
  private final Patience patience;
  private final HttpClient http;
  private final Optional<String> authorization = MlflowCredentials.authorization(System.getenv());

  TrackerConnection(URI base, Patience patience) {
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .build();
  }

  /** Whether a request may be sent again when it is not known what became of it. */
  enum Repeat {
    SAFE,
    /** The request makes something new each time. */
    UNSAFE
  }

  /** It is not known whether a request was carried out: no answer came, or one of trouble. */
  static final class UnansweredException extends RuntimeException {
    UnansweredException(String trouble) {
      super(trouble);
    }
  }

  JsonNode get(String pathAndQuery) {
    return json(request(pathAndQuery).GET(), Repeat.SAFE);
  }

  /** Writes what is answered into a file, over what was in it. */
  void download(String pathAndQuery, Path file) {
    send(
        request(pathAndQuery).GET().build(),
        Repeat.SAFE,
        answer ->
            answer.statusCode() / 100 == 2
                ? BodySubscribers.mapping(
                    BodySubscribers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING),
                    written -> NO_BYTES)
                : BodySubscribers.ofByteArray());
  }

  /**
   * @throws UnansweredException only for {@link Repeat#UNSAFE}
   */
  JsonNode post(String path, JsonNode body, Repeat repeat) {
    return json(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body))),
        repeat);
  }

  void put(String path, byte[] content) {
    send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content))
            .build(),
        Repeat.SAFE,
        BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(patience.answer());
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private JsonNode json(HttpRequest.Builder builder, Repeat repeat) {
    HttpRequest request = builder.build();
    return json(request, send(request, repeat, BodyHandlers.ofByteArray()));
  }

  private byte[] send(HttpRequest request, Repeat repeat, BodyHandler<byte[]> body) {
    long start = System.nanoTime();
    Duration pause = patience.firstPause();
    while (true) {
      Attempt attempt = attempt(request, body);
      if (attempt.answer().isPresent()) {
        return attempt.answer().get();
      }
      if (repeat == Repeat.UNSAFE && attempt.uncertain()) {
        throw new UnansweredException(attempt.trouble());
      }
      Duration wait = attempt.retryAfter().orElse(pause);
      if (System.nanoTime() - start + wait.toNanos() > patience.total().toNanos()) {
        throw new TrackerUnavailableException(
            "The tracker at %s is not available: %s.".formatted(base, attempt.trouble()), null);
      }
      sleep(wait);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /**
   * One try: an answer, or what went wrong.
   *
   * @param uncertain whether the request may have been carried out nevertheless
   */
  private record Attempt(
      Optional<byte[]> answer, String trouble, boolean uncertain, Optional<Duration> retryAfter) {

    static Attempt answered(byte[] answer) {
      return new Attempt(Optional.of(answer), "", false, Optional.empty());
    }

    static Attempt failed(String trouble, boolean uncertain, Optional<Duration> retryAfter) {
      return new Attempt(Optional.empty(), trouble, uncertain, retryAfter);
    }
  }

  private Attempt attempt(HttpRequest request, BodyHandler<byte[]> body) {
    try {
      return judge(request, http.send(request, body));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return Attempt.failed("no connection", false, Optional.empty());
    } catch (IOException e) {
      String trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Attempt.failed(trouble, true, Optional.empty());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Attempt judge(HttpRequest request, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return Attempt.answered(response.body());
    }
    String message = message(response.body());
    if (!COME_BACK.contains(status)) {
      throw new TrackerRejectedException(
          "The tracker at %s refused %s (HTTP %d): %s"
              .formatted(base, request.uri().getPath(), status, message),
          status);
    }
    boolean refusedAtTheDoor = status == 429 || status == 503;
    return Attempt.failed(
        "HTTP %d, %s".formatted(status, message), !refusedAtTheDoor, retryAfter(response));
  }

  private JsonNode json(HttpRequest request, byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new TrackerRejectedException(
          "%s%s did not answer in JSON; is %s the address of a tracker?"
              .formatted(base, request.uri().getPath(), base),
          0);
    }
  }

  private static String message(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    try {
      JsonNode message = Json.MAPPER.readTree(text).get("message");
      if (message != null) {
        return message.asText();
      }
    } catch (JsonProcessingException e) {
      return shortened(text); // a proxy in between answered, or another program
    }
    return shortened(text);
  }

  private static String shortened(String text) {
    return text.isEmpty() ? "without a reason" : text.substring(0, Math.min(200, text.length()));
  }

  /** Seconds; the other form, a date, is treated as not given. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    try {
      OptionalLong seconds = response.headers().firstValueAsLong("Retry-After");
      return seconds.isPresent()
          ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private TrackerUnavailableException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new TrackerUnavailableException("Interrupted while talking to " + base, e);
  }

  @Override
  public void close() {
    http.close();
  }
}
