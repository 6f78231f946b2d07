// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** One test part, of rows as scikit-learn's ShuffleSplit or of a share of each class. */
final class Holdouts {
  private static final int TRAINS = -1;

  private Holdouts() {}

  /**
   * @param tested how many rows are
   */
  static Division draw(int rows, int tested, Shuffler shuffler) {
    int[] order = IntStream.range(0, rows).toArray();
    shuffler.shuffle(order);
    int[] testFoldOfRow = new int[rows];
    Arrays.fill(testFoldOfRow, TRAINS);
    Arrays.stream(order, 0, tested).forEach(row -> testFoldOfRow[row] = 0);
    return new Division.Assigned(testFoldOfRow, 1);
  }

  /**
   * Every class has its share of the tested rows, rounded down; what is missing comes from the
   * classes that lost most by rounding, equal ones in random order.
   */
  static Division stratified(SplitRows rows, int tested, Shuffler shuffler) {
    int[] left = shares(rows.classCounts(), rows.count(), tested, shuffler);
    int[] order = IntStream.range(0, rows.count()).toArray();
    shuffler.shuffle(order);
    int[] labels = rows.labels();
    int[] testFoldOfRow = new int[rows.count()];
    for (int row : order) {
      testFoldOfRow[row] = left[labels[row]]-- > 0 ? 0 : TRAINS;
    }
    return new Division.Assigned(testFoldOfRow, 1);
  }

  private static int[] shares(int[] counts, int rows, int tested, Shuffler shuffler) {
    int[] shares =
        Arrays.stream(counts).map(count -> (int) ((long) count * tested / rows)).toArray();
    int[] order = IntStream.range(0, counts.length).toArray();
    shuffler.shuffle(order);
    Arrays.stream(order)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer label) -> (long) counts[label] * tested % rows)
                .reversed())
        .limit(tested - Arrays.stream(shares).sum())
        .forEach(label -> shares[label]++);
    return shares;
  }
}
