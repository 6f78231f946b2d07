// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Optional;
import java.util.stream.IntStream;

/** k folds whose sizes differ by one at most, the first ones larger, as scikit-learn's KFold. */
final class KFolds {
  private KFolds() {}

  /**
   * @param shuffler without it folds are runs of rows as they stand
   */
  static Division draw(int rows, int folds, Optional<Shuffler> shuffler) {
    int[] order = IntStream.range(0, rows).toArray();
    shuffler.ifPresent(random -> random.shuffle(order));
    int[] testFoldOfRow = new int[rows];
    int next = 0;
    for (int fold = 0; fold < folds; fold++) {
      int size = rows / folds + (fold < rows % folds ? 1 : 0);
      for (int i = 0; i < size; i++) {
        testFoldOfRow[order[next++]] = fold;
      }
    }
    return new Division.Assigned(testFoldOfRow, folds);
  }
}
