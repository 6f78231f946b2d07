// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** The 95 % score interval of a share (Wilson 1927); good for few rows and for shares of 0 or 1. */
public final class Wilson {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /** Of counts; undefined without rows. */
  static Bounds of(double hits, double of) {
    return of == 0
        ? Bounds.undefined("there are no rows that could count")
        : Bounds.of(
            hits == 0 ? 0 : Math.max(0, end(hits / of, of, -1)),
            hits == of ? 1 : Math.min(1, end(hits / of, of, 1)));
  }

  /**
   * An end of the interval.
   *
   * @param side −1 for the lower end, 1 for the upper one
   */
  public static double end(double share, double rows, int side) {
    double z2 = Z * Z;
    double spread = Z * Math.sqrt(share * (1 - share) / rows + z2 / (4 * rows * rows));
    return (share + z2 / (2 * rows) + side * spread) / (1 + z2 / rows);
  }
}
