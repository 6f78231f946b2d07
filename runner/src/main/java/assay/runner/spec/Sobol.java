// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/**
 * One coordinate of the points of Sobol' (1967) by the recurrence of Antonov and Saleev (1979), in
 * the order of Gray codes, with the direction numbers of Joe and Kuo (2008, new-joe-kuo-6).
 */
final class Sobol {
  /** Coordinates that there are direction numbers for. */
  static final int MOST = 21;

  private static final int BITS = 32;

  /** From the second coordinate on: degree, coefficients of the polynomial, first numbers. */
  private static final List<int[]> DIRECTIONS =
      List.of(
          new int[] {1, 0, 1},
          new int[] {2, 1, 1, 3},
          new int[] {3, 1, 1, 3, 1},
          new int[] {3, 2, 1, 1, 1},
          new int[] {4, 1, 1, 1, 3, 3},
          new int[] {4, 4, 1, 3, 5, 13},
          new int[] {5, 2, 1, 1, 5, 5, 17},
          new int[] {5, 4, 1, 1, 5, 5, 5},
          new int[] {5, 7, 1, 1, 7, 11, 19},
          new int[] {5, 11, 1, 1, 5, 1, 1},
          new int[] {5, 13, 1, 1, 1, 3, 11},
          new int[] {5, 14, 1, 3, 5, 5, 31},
          new int[] {6, 1, 1, 3, 3, 9, 7, 49},
          new int[] {6, 13, 1, 1, 1, 15, 21, 21},
          new int[] {6, 16, 1, 3, 1, 13, 27, 49},
          new int[] {6, 19, 1, 1, 1, 15, 7, 5},
          new int[] {6, 22, 1, 3, 1, 15, 13, 25},
          new int[] {6, 25, 1, 1, 5, 5, 19, 61},
          new int[] {7, 1, 1, 3, 7, 11, 23, 15, 103},
          new int[] {7, 4, 1, 3, 7, 13, 13, 15, 69});

  private final int[] directions;
  private final int shift;
  private int current;

  /**
   * @param coordinate from 0, below {@link #MOST}
   * @param shift its upper 32 bits move all points
   */
  Sobol(int coordinate, long shift) {
    this.directions = directions(coordinate);
    this.shift = (int) (shift >>> BITS);
  }

  private static int[] directions(int coordinate) {
    int[] v = new int[BITS];
    if (coordinate == 0) {
      for (int i = 0; i < BITS; i++) {
        v[i] = 1 << (BITS - 1 - i);
      }
      return v;
    }
    int[] of = DIRECTIONS.get(coordinate - 1);
    int degree = of[0];
    for (int i = 0; i < degree; i++) {
      v[i] = of[i + 2] << (BITS - 1 - i);
    }
    for (int i = degree; i < BITS; i++) {
      v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
      for (int k = 1; k < degree; k++) {
        v[i] ^= ((of[1] >> (degree - 1 - k)) & 1) * v[i - k];
      }
    }
    return v;
  }

  /**
   * From 0 to below 1.
   *
   * @param index asked from 0 on, one after another
   */
  double share(int index) {
    if (index > 0) {
      current ^= directions[Integer.numberOfTrailingZeros(index)];
    }
    return ((current ^ shift) & 0xFFFFFFFFL) * 0x1.0p-32;
  }
}
