// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as it is read, without its byte order mark. The text since the last {@link #release} is
 * kept, so that the place of a cell can be found in it. Ends at a byte that is not in the encoding.
 */
final class TraceReader extends Reader {
  /** A noncharacter: no text has it. */
  private static final char BROKEN = '\uFFFF';

  private static final int KEPT_CHARACTERS = 1 << 16;

  private final BufferedReader in;
  private final Charset encoding;
  private final StringBuilder kept = new StringBuilder();
  private long released;
  private int line = 1;
  private int broken = -1;

  private TraceReader(InputStream in, Charset encoding) {
    this.encoding = encoding;
    var decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(BROKEN));
    this.in = new BufferedReader(new InputStreamReader(in, decoder), KEPT_CHARACTERS);
  }

  /**
   * @param declared the encoding of a text that has no byte order mark
   */
  static TraceReader open(InputStream bytes, Charset declared) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, 3);
    byte[] first = in.readNBytes(3);
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      return new TraceReader(in, StandardCharsets.UTF_8);
    }
    boolean little = startsWith(first, 0xFF, 0xFE);
    boolean sixteen = little || startsWith(first, 0xFE, 0xFF);
    int mark = sixteen ? 2 : 0;
    in.unread(first, mark, first.length - mark);
    Charset encoding =
        !sixteen ? declared : little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return new TraceReader(in, encoding);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  Charset encoding() {
    return encoding;
  }

  /** What comes before the first line end, or a good part of it, without reading it. */
  String firstLine() throws IOException {
    in.mark(KEPT_CHARACTERS);
    StringBuilder first = new StringBuilder();
    for (int c = in.read(); c >= 0 && first.length() < KEPT_CHARACTERS - 1; c = in.read()) {
      if ((c == '\n' || c == '\r') && !first.isEmpty()) {
        break;
      }
      first.append((char) c);
    }
    in.reset();
    return first.toString();
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int count = broken >= 0 ? -1 : in.read(into, from, length);
    for (int i = 0; i < count; i++) {
      if (into[from + i] == BROKEN) {
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

  /** Where the text stops being in its encoding, if that was met. */
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
  Position cell(CsvForm form, long record, int cell, int size) {
    return at(new Cells(kept, form).start((int) (record - released), cell, size));
  }

  /** The places of all cells of a record. */
  List<Position> cells(CsvForm form, long record, int size) {
    int[] starts = new Cells(kept, form).starts((int) (record - released), size);
    List<Position> places = new ArrayList<>();
    int at = 0;
    int atLine = line;
    int lineStart = 0;
    for (int start : starts) {
      for (; at < start; at++) {
        if (endsLine(at)) {
          atLine++;
          lineStart = at + 1;
        }
      }
      places.add(new Position(atLine, start - lineStart + 1));
    }
    return places;
  }

  private Position at(int offset) {
    int lines = 0;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (endsLine(i)) {
        lines++;
        start = i + 1;
      }
    }
    return new Position(line + lines, offset - start + 1);
  }

  private boolean endsLine(int at) {
    char c = kept.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == kept.length() || kept.charAt(at + 1) != '\n'));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
