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
 * <p>Inside of the training part of an outer fold both of its numbers stand before those of the
 * inner one: SHA-256("purpose/seed/outer repeat/outer fold/repeat/fold").
 *
 * @param root the experiment's {@code seed}
 * @param within {@code "outer repeat/outer fold/"}, or empty
 */
public record Seeds(long root, int repeat, int fold, String within) {
  public Seeds(long root, int repeat, int fold) {
    this(root, repeat, fold, "");
  }

  /** Inside of the training part of an outer fold. */
  static Seeds inner(long root, int outerRepeat, int outerFold, int repeat, int fold) {
    return new Seeds(root, repeat, fold, "%d/%d/".formatted(outerRepeat, outerFold));
  }

  public long init() {
    return stream("init/%d/%s%d/%d".formatted(root, within, repeat, fold));
  }

  public long shuffle() {
    return stream("shuffle/%d/%s%d/%d".formatted(root, within, repeat, fold));
  }

  public long dropout() {
    return stream("dropout/%d/%s%d/%d".formatted(root, within, repeat, fold));
  }

  /** The stream that draws which rows of the training part are held out. */
  public long validation() {
    return stream("validation/%d/%d/%d".formatted(root, repeat, fold));
  }

  /** The stream that draws the folds of a repeat: the same for all of them. */
  public static long split(long root, int repeat) {
    return stream("split/%d/%d".formatted(root, repeat));
  }

  /** The stream that draws the inner folds of a repeat in the training part of an outer fold. */
  public static long split(long root, int outerRepeat, int outerFold, int repeat) {
    return stream("split/%d/%d/%d/%d".formatted(root, outerRepeat, outerFold, repeat));
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
