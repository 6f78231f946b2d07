// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/**
 * k folds in which every class has its share. The allocation is that of scikit-learn's
 * StratifiedKFold: the rows in order of their class are dealt to the folds in turn, which fixes how
 * many rows of a class each fold tests. Both these and the sizes of the test parts differ by one at
 * most. Which rows of a class they are is drawn.
 */
final class StratifiedKFolds {
  private StratifiedKFolds() {}

  static Division draw(SplitRows rows, int folds, Shuffler shuffler) {
    int[] counts = rows.classCounts();
    int[][] foldsOfClass = new int[counts.length][];
    int dealt = 0;
    for (int label = 0; label < counts.length; label++) {
      foldsOfClass[label] = new int[counts[label]];
      for (int i = 0; i < counts[label]; i++) {
        foldsOfClass[label][i] = dealt++ % folds;
      }
      shuffler.shuffle(foldsOfClass[label]);
    }
    int[] labels = rows.labels();
    int[] next = new int[counts.length];
    int[] testFoldOfRow = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      testFoldOfRow[row] = foldsOfClass[labels[row]][next[labels[row]]++];
    }
    return new Division.Assigned(testFoldOfRow, folds);
  }
}
