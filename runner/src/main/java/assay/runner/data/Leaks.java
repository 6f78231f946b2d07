// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Finds what is on both sides of a fold. Made once, then linear in the rows of a fold. */
final class Leaks {
  private final DataSet data;
  private final int[] first;
  private final BitSet hasTwin = new BitSet();

  Leaks(DataSet data) {
    this.data = data;
    this.first = new Duplicates(data.features(), data.targets()).firstEqual();
    for (int row = 0; row < first.length; row++) {
      if (first[row] != row) {
        hasTwin.set(row);
        hasTwin.set(first[row]);
      }
    }
  }

  /**
   * Rows of the test part that equal one of the training part in all columns and in what is
   * predicted.
   */
  int[] copied(Fold fold) {
    if (hasTwin.isEmpty()) {
      return new int[0];
    }
    BitSet trained = trainedTwins(fold);
    return Arrays.stream(fold.testRows())
        .filter(row -> hasTwin.get(row) && trained.get(first[row]))
        .toArray();
  }

  private BitSet trainedTwins(Fold fold) {
    BitSet trained = new BitSet();
    Arrays.stream(fold.trainRows()).filter(hasTwin::get).forEach(row -> trained.set(first[row]));
    return trained;
  }

  /** Groups with rows in both parts. */
  int groups(Fold fold) {
    if (data.groups().isEmpty()) {
      return 0;
    }
    int[] groups = data.groups().get();
    BitSet trained = groupsOf(groups, fold.trainRows());
    trained.and(groupsOf(groups, fold.testRows()));
    return trained.cardinality();
  }

  private static BitSet groupsOf(int[] groups, int[] rows) {
    BitSet found = new BitSet();
    Arrays.stream(rows).forEach(row -> found.set(groups[row]));
    return found;
  }

  /** Rows of the training part that are later than the first of the test part, or as late. */
  int later(Fold fold) {
    if (data.times().isEmpty()) {
      return 0;
    }
    double[] times = data.times().get();
    double start =
        IntStream.of(fold.testRows()).mapToDouble(row -> times[row]).min().orElse(Double.NaN);
    return Math.toIntExact(
        IntStream.of(fold.trainRows()).filter(row -> times[row] >= start).count());
  }
}
