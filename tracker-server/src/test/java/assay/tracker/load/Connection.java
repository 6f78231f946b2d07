// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection. It costs a fraction of what a full client does, so that on
 * one machine the server is measured and not its client. Used by one thread.
 */
final class Connection implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** No request takes so long. */
  private static final int ANSWER_MILLIS = 60_000;

  private final String host;
  private final Socket socket;
  private final InputStream in;

  Connection(URI server) throws IOException {
    this.host = server.getAuthority();
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /**
   * What came back.
   *
   * @param last whether the server closes the connection after it
   */
  record Reply(int status, String text, boolean last) {

    Reply requireOk() {
      if (status != 200) {
        throw new IllegalStateException(status + " " + text);
      }
      return this;
    }

    JsonNode json() throws IOException {
      return JSON.readTree(text);
    }
  }

  Reply get(String path) throws IOException {
    return send("GET", path, List.of(), new byte[0]);
  }

  Reply post(String path, String json) throws IOException {
    return post(path, json.getBytes(StandardCharsets.UTF_8));
  }

  Reply post(String path, byte[] json) throws IOException {
    return send("POST", path, List.of("Content-Type: application/json"), json);
  }

  Reply put(String path, byte[] body) throws IOException {
    return send("PUT", path, List.of(), body);
  }

  /**
   * @param headers each as {@code Name: value}
   */
  Reply send(String method, String path, List<String> headers, byte[] body) throws IOException {
    StringBuilder lines = new StringBuilder();
    headers.forEach(header -> lines.append(header).append("\r\n"));
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(method, path, host, lines, body.length);
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[headBytes.length + body.length]; // one write, one packet if it fits
    System.arraycopy(headBytes, 0, request, 0, headBytes.length);
    System.arraycopy(body, 0, request, headBytes.length, body.length);
    socket.getOutputStream().write(request);
    return receive();
  }

  private Reply receive() throws IOException {
    int status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        last = lower.contains("close");
      }
    }
    if (status == 100) { // the answer is still to come
      return receive();
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    return new Reply(status, new String(body, StandardCharsets.UTF_8), last);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      body.write(in.readNBytes(size));
      line();
      size = Integer.parseInt(line(), 16);
    }
    line();
    return body.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
