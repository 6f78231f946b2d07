// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.Arrays;
import java.util.stream.IntStream;

/** From character offsets to lines and columns, with any of the three line endings. */
final class TextPositions {
  private final int[] lineStarts;

  TextPositions(String text) {
    IntStream afterLineEnds =
        IntStream.rangeClosed(1, text.length()).filter(offset -> endsLine(text, offset - 1));
    lineStarts = IntStream.concat(IntStream.of(0), afterLineEnds).toArray();
  }

  private static boolean endsLine(String text, int at) {
    return text.charAt(at) == '\n' || (text.charAt(at) == '\r' && !text.startsWith("\n", at + 1));
  }

  Position at(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts[line] + 1);
  }
}
