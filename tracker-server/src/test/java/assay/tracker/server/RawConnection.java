// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test sends what it likes, as slowly as it likes. */
final class RawConnection implements AutoCloseable {

  private final Socket socket;

  RawConnection(String address) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort());
    socket.setSoTimeout(60_000);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The head of a request with a JSON body of which nothing is sent yet. */
  void sendHead(String path, int contentLength, String... headers) throws IOException {
    send(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".formatted(path)
            + "Content-Length: %d\r\n".formatted(contentLength)
            + String.join("", headers)
            + "\r\n");
  }

  /** The head of the next answer, without its end. */
  String readHead() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads the body of an answer and forgets it. */
  void skip(int bytes) throws IOException {
    socket.getInputStream().readNBytes(bytes);
  }

  int read(byte[] into) throws IOException {
    return socket.getInputStream().read(into);
  }

  byte[] readExactly(int bytes) throws IOException {
    byte[] read = socket.getInputStream().readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("%d bytes of %d".formatted(read.length, bytes));
    }
    return read;
  }

  /** Returns when the other side has closed. */
  void awaitClose() throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // an answer that came before
      }
    } catch (SocketException e) {
      // closed with bytes on their way
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
