// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A UTF-8 file as it is read, without its byte order mark. The text since the last {@link #release}
 * is kept, so that the place of a cell can be found in it. Ends at a byte that is not UTF-8.
 */
final class TraceReader extends Reader {
  /** A noncharacter: no text has it. */
  private static final char NOT_UTF8 = '\uFFFF';

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int KEPT_CHARACTERS = 1 << 16;

  private final PushbackReader in;
  private final StringBuilder kept = new StringBuilder();
  private long released;
  private int line = 1;
  private int broken = -1;

  private TraceReader(PushbackReader in) {
    this.in = in;
  }

  static TraceReader open(Path file) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NOT_UTF8));
    PushbackReader in =
        new PushbackReader(new InputStreamReader(Files.newInputStream(file), decoder));
    int first = in.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      in.unread(first);
    }
    return new TraceReader(in);
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int count = broken >= 0 ? -1 : in.read(into, from, length);
    for (int i = 0; i < count; i++) {
      if (into[from + i] == NOT_UTF8) {
        broken = kept.length() + i;
        kept.append(into, from, i);
        return i == 0 ? -1 : i;
      }
    }
    if (count > 0) {
      kept.append(into, from, count);
    }
    return count;
  }

  /** Where the text stops being UTF-8, if that was met. */
  Optional<Position> broken() {
    return broken < 0 ? Optional.empty() : Optional.of(at(broken));
  }

  /** Of the text before this character nothing will be asked any more. It must start a line. */
  void release(long character) {
    int cut = (int) (character - released);
    if (cut > KEPT_CHARACTERS) {
      line = at(cut).line();
      kept.delete(0, cut);
      released = character;
      broken = broken < 0 ? broken : broken - cut;
    }
  }

  /** The place of a cell of a record that starts at this character. */
  Position cell(long record, int cell, int size) {
    return at(Cells.start(kept, (int) (record - released), cell, size));
  }

  private Position at(int offset) {
    int lines = 0;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      char c = kept.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == kept.length() || kept.charAt(i + 1) != '\n'));
      lines += ends ? 1 : 0;
      start = ends ? i + 1 : start;
    }
    return new Position(line + lines, offset - start + 1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
