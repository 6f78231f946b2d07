// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.plan.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * k folds in which every class has its share. The allocation is that of scikit-learn's
 * StratifiedKFold: the rows in order of their class are dealt to the folds in turn, which fixes how
 * many rows of a class each fold tests. Both these and the sizes of the test parts differ by one at
 * most. Which rows of a class they are is drawn from the split seed of the repeat.
 */
final class StratifiedKFolds {
  private StratifiedKFolds() {}

  static Folds draw(DataSet data, int folds, int repeats, long rootSeed) {
    List<int[]> testFoldOfRow = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      testFoldOfRow.add(assign(data, folds, new Shuffler(Seeds.split(rootSeed, repeat))));
    }
    return Folds.drawn(testFoldOfRow, folds);
  }

  private static int[] assign(DataSet data, int folds, Shuffler shuffler) {
    int[] counts = data.classCounts();
    int[][] foldsOfClass = new int[counts.length][];
    int dealt = 0;
    for (int label = 0; label < counts.length; label++) {
      foldsOfClass[label] = new int[counts[label]];
      for (int i = 0; i < counts[label]; i++) {
        foldsOfClass[label][i] = dealt++ % folds;
      }
      shuffler.shuffle(foldsOfClass[label]);
    }
    int[] next = new int[counts.length];
    int[] testFoldOfRow = new int[data.rows()];
    for (int row = 0; row < testFoldOfRow.length; row++) {
      int label = data.label(row);
      testFoldOfRow[row] = foldsOfClass[label][next[label]++];
    }
    return testFoldOfRow;
  }
}
