// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file as text.
 *
 * @param name as people should see it in messages
 * @param digest SHA-256 of its bytes, hex
 */
record SourceText(String name, String text, String digest) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** UTF-8 with or without a byte order mark; empty, with a problem, for anything else. */
  static Optional<SourceText> decode(String name, byte[] bytes, Problems problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      new Complaints(name, problems)
          .badData(
              new TextPositions(text).at(text.length()),
              "The file is not UTF-8: byte 0x%02X cannot stand here."
                  .formatted(bytes[in.position()] & 0xFF),
              "Save it as UTF-8.");
      return Optional.empty();
    }
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    return Optional.of(new SourceText(name, marked ? text.substring(1) : text, Sha256.hex(bytes)));
  }
}
