// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in an answer. To clients its text has no meaning.
 *
 * @param offset how many items lie before it
 */
public record PageToken(long offset) {

  public static final PageToken FIRST = new PageToken(0);

  private static final String PREFIX = "offset:";

  /**
   * @param text what {@link #text} gave, or empty for the start
   * @throws RefusedException if it is neither
   */
  public static PageToken parse(String text) {
    return text.isEmpty() ? FIRST : new PageToken(offset(text));
  }

  private static long offset(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String decoded = new String(bytes, StandardCharsets.US_ASCII);
      if (decoded.startsWith(PREFIX)) {
        return Long.parseUnsignedLong(decoded, PREFIX.length(), decoded.length(), 10);
      }
    } catch (IllegalArgumentException e) {
      // not base64 or not a number: refused below
    }
    throw new RefusedException(
        "Invalid page token '%s': pass on what the answer before gave".formatted(text));
  }

  public String text() {
    byte[] bytes = (PREFIX + offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  PageToken plus(int items) {
    return new PageToken(offset + items);
  }
}
