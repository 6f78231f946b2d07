// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * How probable it is that a difference is practically negative, practically none, or practically
 * positive. Practically none is what lies within the region of practical equivalence (ROPE), ±rope.
 *
 * @param below −rope
 * @param within the region
 * @param above rope
 */
public record RopeProbabilities(double below, double within, double above) {

  static double requireRope(double rope) {
    if (!(rope >= 0) || Double.isInfinite(rope)) {
      throw new IllegalArgumentException("a region of equivalence is 0 or wider, got " + rope);
    }
    return rope;
  }
}
