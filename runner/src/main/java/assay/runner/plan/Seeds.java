// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The seeds of one fit's random streams. A stream's seed is the first 8 bytes (big-endian) of
 * SHA-256("purpose/seed/repeat/fold"). It does not depend on the trial, so trials are compared on
 * equal terms, and a grid can grow without changing older results.
 *
 * @param root the experiment's {@code seed}
 */
public record Seeds(long root, int repeat, int fold) {

  public long init() {
    return stream("init/%d/%d/%d".formatted(root, repeat, fold));
  }

  public long shuffle() {
    return stream("shuffle/%d/%d/%d".formatted(root, repeat, fold));
  }

  public long dropout() {
    return stream("dropout/%d/%d/%d".formatted(root, repeat, fold));
  }

  /** The stream that draws which rows of the training part are held out. */
  public long validation() {
    return stream("validation/%d/%d/%d".formatted(root, repeat, fold));
  }

  /** The stream that draws the folds of a repeat: the same for all of them. */
  public static long split(long root, int repeat) {
    return stream("split/%d/%d".formatted(root, repeat));
  }

  private static long stream(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
