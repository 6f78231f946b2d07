// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much each row counts. A row of weight 2 counts as two equal rows, one of weight 0 as none.
 */
public final class Weights {
  private final int rows;
  private final double @Nullable [] each;
  private final double total;

  private Weights(int rows, double @Nullable [] each, double total) {
    this.rows = rows;
    this.each = each;
    this.total = total;
  }

  /** Every row counts once. */
  public static Weights equal(int rows) {
    return new Weights(rows, null, rows);
  }

  /**
   * @param each at least 0 and finite, one of them above 0
   */
  public static Weights of(double[] each) {
    double total = Arrays.stream(each).sum();
    if (!(total > 0 && Double.isFinite(total)) || Arrays.stream(each).anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException(
          "weights must not be negative, and one must be above 0: " + total);
    }
    return new Weights(each.length, each.clone(), total);
  }

  /** Rows drawn anew, each as often as counted. */
  Weights times(int[] counts) {
    return of(IntStream.range(0, rows).mapToDouble(row -> counts[row] * of(row)).toArray());
  }

  double of(int row) {
    return each == null ? 1 : each[row];
  }

  double total() {
    return total;
  }

  boolean areEqual() {
    return each == null;
  }

  /** Rows that count at all. */
  int counting() {
    return each == null ? rows : (int) Arrays.stream(each).filter(weight -> weight > 0).count();
  }

  double mean(double[] values) {
    return sum(row -> values[row]) / total;
  }

  /** The weighted sum over rows, with compensation for rounding. */
  double sum(IntToDoubleFunction value) {
    return IntStream.range(0, rows).mapToDouble(row -> of(row) * value.applyAsDouble(row)).sum();
  }

  /**
   * The value with half of the weight on either side; between two such values their mean.
   *
   * @param order rows by ascending value
   */
  double median(double[] values, int[] order) {
    double below = 0;
    for (int i = 0; i < order.length; i++) {
      below += of(order[i]);
      if (below > total / 2) {
        return values[order[i]];
      }
      if (below == total / 2 && of(order[i]) > 0) {
        return (values[order[i]] + values[order[nextCounting(order, i)]]) / 2;
      }
    }
    return values[order[order.length - 1]];
  }

  private int nextCounting(int[] order, int from) {
    int next = from + 1;
    while (next < order.length - 1 && of(order[next]) == 0) {
      next++;
    }
    return Math.min(next, order.length - 1);
  }
}
