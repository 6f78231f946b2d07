// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import assay.tracker.server.ServedRoutes.Served;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sends what is no proper HTTP, each time on a connection of its own. */
final class FuzzBytes {

  private static final int FIRST_WORD_MILLIS = 100;
  private static final int LAST_WORD_MILLIS = 30_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  private static final List<String> PATHS =
      List.of(
          "",
          "*",
          "//evil.example/x",
          "http://evil.example/api/2.0/mlflow/runs/get",
          "/%",
          "/%zz",
          "/%c0%ae%c0%ae/",
          "/%00",
          "/..%2f..%2fetc/passwd",
          "/%2e%2e/%2e%2e/x",
          "/../../../etc/passwd",
          "/C:\\Windows\\x",
          "/\\\\server\\share",
          "/a\u0000b",
          "/a b",
          "/ä",
          "/?\u0001=%",
          "/?a=%zz&&&=&=%",
          "/;x=y/..;/",
          "/" + "a/".repeat(20_000),
          "/" + "%2f".repeat(30_000));

  private static final List<String> HEADERS =
      List.of(
          "Content-Length: abc\r\n",
          "Content-Length: -1\r\n",
          "Content-Length: 99999999999999999999\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Content-Length: +5\r\n",
          "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: xchunked\r\n",
          "X: " + "a".repeat(100_000) + "\r\n",
          "X: y\r\n".repeat(5_000),
          "X\r\n",
          ": x\r\n",
          "X : y\r\n",
          "X: a\u0000b\r\n",
          "X: a\rb\r\n",
          " folded\r\n",
          "Host: other\r\n",
          "Host: a b\r\n",
          "Content-Encoding: gzip\r\nContent-Length: 5\r\n",
          "Expect: 100-continue\r\nContent-Length: 5\r\n",
          "Cookie: " + "a=b;".repeat(1_000) + "\r\n");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "0\r\n\r\n",
          "zz\r\n{}\r\n0\r\n\r\n",
          "-1\r\n{}\r\n0\r\n\r\n",
          "FFFFFFFFFFFFFFFF\r\n{}",
          "7fffffff\r\n{}",
          "2\r\n{}X\r\n0\r\n\r\n",
          "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nContent-Length: 5\r\nTrailer: " + "x".repeat(20_000) + "\r\n\r\n");

  private static final List<String> STARTS =
      List.of(
          "GET /health HTTP/9.9",
          "GET /health HTTP/0.9",
          "GET /health",
          "G\u0000T / HTTP/1.1",
          "get /health HTTP/1.1",
          "A".repeat(10_000) + " / HTTP/1.1",
          " / HTTP/1.1",
          "PRI * HTTP/2.0\r\n\r\nSM",
          "CONNECT evil.example:443 HTTP/1.1",
          "TRACE / HTTP/1.1",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

  private final URI server;
  private final FuzzWords words;
  private final List<Served> routes;

  FuzzBytes(URI server, FuzzWords words, List<Served> routes) {
    this.server = server;
    this.words = words;
    this.routes = routes;
  }

  byte[] request() {
    String request =
        switch (words.below(5)) {
          case 0 -> head(words.pick(STARTS), "") + words.pick(BODIES);
          case 1 -> head("GET %s HTTP/1.1".formatted(path()), "");
          case 2 -> pipelined();
          case 3 -> words.odd();
          default ->
              head("POST %s HTTP/1.1".formatted(path()), words.pick(HEADERS)) + words.pick(BODIES);
        };
    return request.getBytes(words.oneIn(2) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private String path() {
    Served route = words.pick(routes);
    return words.oneIn(2) ? words.pick(PATHS) : route.path() + words.pick(PATHS);
  }

  private String head(String start, String headers) {
    return "%s\r\nHost: %s\r\nContent-Type: application/json\r\n%s\r\n"
        .formatted(start, server.getAuthority(), headers);
  }

  /** Whole requests, and a half. */
  private String pipelined() {
    String whole = head("GET /health HTTP/1.1", "");
    String half =
        head("POST /api/2.0/mlflow/runs/search HTTP/1.1", "Content-Length: 500\r\n") + "{}";
    return whole.repeat(1 + words.below(50)) + half.substring(0, words.below(half.length()));
  }

  /** Says that nothing more comes, and waits for the end. */
  Optional<String> send(byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request);
      socket.setSoTimeout(FIRST_WORD_MILLIS);
      boolean open = read(socket.getInputStream(), answer);
      if (open) {
        socket.shutdownOutput();
        socket.setSoTimeout(LAST_WORD_MILLIS);
        if (read(socket.getInputStream(), answer)) {
          return Optional.of("no end\n  for " + shown(request));
        }
      }
    } catch (SocketException e) {
      // cut off, which is an answer
    }
    return problem(answer.toString(StandardCharsets.ISO_8859_1))
        .map(it -> it + "\n  for " + shown(request));
  }

  /** Gives whether more may come. */
  private static boolean read(InputStream in, ByteArrayOutputStream into) throws IOException {
    byte[] piece = new byte[1 << 14];
    try {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        into.write(piece, 0, n);
      }
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  private static Optional<String> problem(String answers) {
    for (MatchResult status : STATUS.matcher(answers).results().toList()) {
      Optional<String> problem = FuzzAnswers.problem(Integer.parseInt(status.group(1)), answers);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  static String shown(byte[] request) {
    return new String(request, 0, Math.min(request.length, 600), StandardCharsets.ISO_8859_1);
  }

  /** Begins to listen to events and goes. */
  Optional<String> listen(String path) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String request = head("GET %s HTTP/1.1".formatted(path), "Last-Event-ID: 1\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(FIRST_WORD_MILLIS);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      read(socket.getInputStream(), answer);
      return problem(answer.toString(StandardCharsets.ISO_8859_1));
    }
  }
}
