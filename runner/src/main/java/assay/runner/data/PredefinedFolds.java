// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import assay.runner.spec.Problems;
import java.util.Arrays;
import java.util.Optional;

/**
 * Folds from a file, as scikit-learn's PredefinedSplit takes them: for each row the fold that tests
 * it, or -1 where it only trains.
 */
final class PredefinedFolds {
  private final int[] foldOfRow;
  private final int count;
  private final Complaints complaints;

  private PredefinedFolds(int[] foldOfRow, Complaints complaints) {
    this.foldOfRow = foldOfRow;
    this.count = Arrays.stream(foldOfRow).max().orElse(-1) + 1;
    this.complaints = complaints;
  }

  static Optional<Folds> read(SourceText source, DataSet data, int repeats, Problems problems) {
    Complaints complaints = new Complaints(source.name(), problems);
    return FoldFile.parse(source.text(), complaints)
        .map(foldOfRow -> new PredefinedFolds(foldOfRow, complaints))
        .flatMap(folds -> folds.checked(data, repeats));
  }

  private Optional<Folds> checked(DataSet data, int repeats) {
    if (foldOfRow.length != data.rows()) {
      complain(
          "`%s` has %d entries, the data %d rows."
              .formatted(FoldFile.KEY, foldOfRow.length, data.rows()),
          "Give one fold number per row, in the order of the rows.");
      return Optional.empty();
    }
    if (count == 0) {
      complain("No row is in a test part.", "Number the folds from 0.");
    }
    // A fold number as large as the rows leaves gaps; checking each of them would say so in full.
    for (int fold = 0; fold < Math.min(count, data.rows() + 1) && !complaints.any(); fold++) {
      check(fold, data);
    }
    return complaints.any()
        ? Optional.empty()
        : Optional.of(Folds.predefined(foldOfRow, count, repeats));
  }

  private void check(int fold, DataSet data) {
    int[] trainOfClass = new int[data.classes()];
    boolean hasClasses = trainOfClass.length > 0;
    int tested = 0;
    for (int row = 0; row < foldOfRow.length; row++) {
      if (foldOfRow[row] == fold) {
        tested++;
      } else if (hasClasses) {
        trainOfClass[data.label(row)]++;
      }
    }
    if (tested == 0) {
      complain(
          "Fold %d has no test rows, but there is a fold %d.".formatted(fold, count - 1),
          "Number the folds from 0 without gaps.");
    } else if (tested == foldOfRow.length) {
      complain(
          "Fold %d tests every row, so none is left to train on.".formatted(fold),
          "Use at least two folds.");
    } else {
      checkClasses(fold, trainOfClass, data);
    }
  }

  private void checkClasses(int fold, int[] trainOfClass, DataSet data) {
    for (int label = 0; label < trainOfClass.length; label++) {
      if (trainOfClass[label] == 0) {
        complain(
            "The training part of fold %d has no row of class `%s`, so it cannot be learned."
                .formatted(fold, data.classNames().get(label)),
            "Spread the class over at least two folds.");
      }
    }
  }

  private void complain(String message, String suggestion) {
    complaints.badData(Position.START, message, suggestion);
  }
}
