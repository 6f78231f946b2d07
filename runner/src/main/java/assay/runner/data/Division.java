// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How one repeat divides the rows into parts. */
sealed interface Division {
  /** How many test parts there are. */
  int count();

  Fold fold(int number);

  int testSize(int number);

  /**
   * Each row is tested once at most, and trains whenever it is not tested.
   *
   * @param testFoldOfRow the fold in whose test part a row is; −1 for rows that only train
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Assigned(int[] testFoldOfRow, int count) implements Division {
    @Override
    public Fold fold(int number) {
      return new Fold(
          IntStream.range(0, testFoldOfRow.length)
              .filter(row -> testFoldOfRow[row] != number)
              .toArray(),
          IntStream.range(0, testFoldOfRow.length)
              .filter(row -> testFoldOfRow[row] == number)
              .toArray());
    }

    @Override
    public int testSize(int number) {
      return (int) Arrays.stream(testFoldOfRow).filter(fold -> fold == number).count();
    }
  }

  /** Parts as they come: rows may be in neither, and tested more than once or never. */
  record Listed(List<Fold> folds) implements Division {
    public Listed {
      folds = List.copyOf(folds);
    }

    @Override
    public int count() {
      return folds.size();
    }

    @Override
    public Fold fold(int number) {
      return folds.get(number);
    }

    @Override
    public int testSize(int number) {
      return folds.get(number).testRows().length;
    }
  }
}
