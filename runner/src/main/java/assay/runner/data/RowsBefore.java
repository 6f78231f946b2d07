// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Which row comes before which: in time if there is one, else in the file; within a group. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowsBefore(int[] before) {

  static RowsBefore of(DataSet data) {
    int[] before = new int[data.rows()];
    Map<Integer, Integer> lastOfGroup = new HashMap<>();
    for (int row : inOrder(data)) {
      int group = data.groups().map(groups -> groups[row]).orElse(0);
      Integer last = lastOfGroup.put(group, row);
      before[row] = last == null ? -1 : last;
    }
    return new RowsBefore(before);
  }

  private static int[] inOrder(DataSet data) {
    IntStream rows = IntStream.range(0, data.rows());
    if (data.times().isEmpty()) {
      return rows.toArray();
    }
    double[] times = data.times().get();
    return Arrays.stream(rows.boxed().toArray(Integer[]::new))
        .sorted(Comparator.comparingDouble(row -> times[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The row so many before this one; −1 where there is none. */
  int row(int row, int back) {
    int at = row;
    for (int step = 0; step < back && at >= 0; step++) {
      at = before[at];
    }
    return at;
  }
}
