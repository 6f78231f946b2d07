// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** One division of the rows; both parts ascend. Callers must not change the arrays. */
public final class Fold {
  private final int[] trainRows;
  private final int[] testRows;

  public Fold(int[] trainRows, int[] testRows) {
    this.trainRows = trainRows;
    this.testRows = testRows;
  }

  public int[] trainRows() {
    return trainRows;
  }

  public int[] testRows() {
    return testRows;
  }
}
