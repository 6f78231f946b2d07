// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The lines of one journal file. A last line without its end was cut off by a kill, or is just
 * being written: it is passed over.
 */
final class JournalScanner implements AutoCloseable {
  private final Path file;
  private final InputStream in;
  private final Consumer<String> notes;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int line;

  private JournalScanner(Path file, InputStream in, Consumer<String> notes) {
    this.file = file;
    this.in = in;
    this.notes = notes;
  }

  static JournalScanner open(Path file, Consumer<String> notes) throws IOException {
    return new JournalScanner(file, Files.newInputStream(file), notes);
  }

  void forEach(Consumer<JournalEvent> events) throws IOException {
    for (int length = next(); length >= 0; length = next()) {
      line++;
      boolean go = line == 1 ? readable(length) : parse(length, events);
      start += length + 1;
      if (!go) {
        return;
      }
    }
    if (end > start) {
      notes.accept(
          "%s:%d: the last line is cut off; passed over, nothing before it is affected"
              .formatted(file, line + 1));
    }
  }

  private boolean readable(int length) {
    try {
      int format = LineParser.format(buffer, start, length);
      if (format > JournalLines.FORMAT) {
        notes.accept(
            "%s:1: written by a newer version (format %d, this one reads up to %d); passed over"
                .formatted(file, format, JournalLines.FORMAT));
        return false;
      }
    } catch (IOException | RuntimeException e) {
      passedOver(e);
    }
    return true;
  }

  private boolean parse(int length, Consumer<JournalEvent> events) {
    JournalEvent event;
    try {
      event = LineParser.event(buffer, start, length);
    } catch (IOException | RuntimeException e) {
      passedOver(e);
      return true;
    }
    events.accept(event);
    return true;
  }

  private void passedOver(Exception e) {
    String reason =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    notes.accept("%s:%d: cannot be read (%s); passed over".formatted(file, line, reason));
  }

  /** The length of the next whole line, which begins at {@link #start}; -1 when there is none. */
  private int next() throws IOException {
    int from = start;
    while (true) {
      for (int i = from; i < end; i++) {
        if (buffer[i] == '\n') {
          return i - start;
        }
      }
      int scanned = end - start;
      if (!fill()) {
        return -1;
      }
      from = start + scanned;
    }
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int count = in.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
