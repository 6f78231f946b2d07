// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.SplitSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Test parts one after another up to the last row, each after its training part, as scikit-learn's
 * TimeSeriesSplit; with an embargo in the unit of the time column beside its gap in rows.
 */
final class RollingOrigins {
  private final SplitSpec.RollingOrigin method;
  private final SplitRows rows;

  RollingOrigins(SplitSpec.RollingOrigin method, SplitRows rows) {
    this.method = method;
    this.rows = rows;
  }

  /** Rows of a test part; 0 where there are too few rows for any. */
  int testSize() {
    return method.test().orElse(rows.count() / (method.folds() + 1));
  }

  /** Rows that there must be more of. */
  long needed() {
    return (long) method.folds() * Math.max(1, testSize()) + method.gap();
  }

  Division draw() {
    int[] order = rows.inTime();
    int size = testSize();
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < method.folds(); fold++) {
      int start = order.length - (method.folds() - fold) * size;
      int end = trainEnd(order, start);
      int from = Math.max(0, end - method.maxTrain().orElse(end));
      folds.add(new Fold(ascending(order, from, end), ascending(order, start, start + size)));
    }
    return new Division.Listed(folds);
  }

  private int trainEnd(int[] order, int start) {
    int end = Math.max(0, start - method.gap());
    while (method.embargo() > 0
        && end > 0
        && rows.time(order[end - 1]) > rows.time(order[start]) - method.embargo()) {
      end--;
    }
    return end;
  }

  private static int[] ascending(int[] order, int from, int to) {
    return Arrays.stream(order, from, to).sorted().toArray();
  }
}
