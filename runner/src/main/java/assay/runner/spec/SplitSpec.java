// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** How rows are divided into training and test parts; each method has its repeats. */
public sealed interface SplitSpec {
  int repeats();

  /** k folds in which every class has its share (within one row); shuffled by the split seed. */
  record StratifiedKFold(int folds, int repeats) implements SplitSpec {}

  /**
   * Folds that a file names, {@code {"test_fold_of_row": [2, 1, …]}}; repeats keep the folds and
   * draw new initial weights and shuffles.
   *
   * @param file as written, relative to the experiment's file
   */
  record Predefined(String file, int repeats) implements SplitSpec {}
}
