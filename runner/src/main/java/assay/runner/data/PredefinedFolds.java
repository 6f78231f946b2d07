// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.data.FoldFile.Ranges;
import assay.runner.spec.Place;
import assay.runner.spec.Position;
import assay.runner.spec.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Folds that somebody named, checked against the rows that they divide. */
final class PredefinedFolds {
  private final SplitRows rows;
  private final Complaints complaints;

  private final Position at;

  private PredefinedFolds(SplitRows rows, Complaints complaints, Position at) {
    this.rows = rows;
    this.complaints = complaints;
    this.at = at;
  }

  /**
   * Folds of a column.
   *
   * @param at where the column is named
   */
  static Optional<Folds> of(
      int[] foldOfRow, SplitRows rows, int repeats, Place at, Problems problems) {
    Complaints complaints = new Complaints(at.file(), problems);
    return new PredefinedFolds(rows, complaints, at.position()).ofRows(foldOfRow, repeats);
  }

  static Optional<Folds> read(SourceText source, SplitRows rows, int repeats, Problems problems) {
    Complaints complaints = new Complaints(source.name(), problems);
    PredefinedFolds folds = new PredefinedFolds(rows, complaints, Position.START);
    return FoldFile.parse(source.text(), complaints)
        .flatMap(read ->
            switch (read) {
              case FoldFile.Read.OfRows(int[] numbers) -> folds.ofRows(numbers, repeats);
              case FoldFile.Read.OfRanges(List<Ranges> ranges) -> folds.ofRanges(ranges, repeats);
            });
  }

  private Optional<Folds> ofRows(int[] foldOfRow, int repeats) {
    if (foldOfRow.length != rows.count()) {
      complain(
          "`%s` has %d entries, the data %d rows."
              .formatted(FoldFile.KEY, foldOfRow.length, rows.count()),
          "Give one fold number per row, in the order of the rows.");
      return Optional.empty();
    }
    int count = Arrays.stream(foldOfRow).max().orElse(-1) + 1;
    String text =
        Arrays.stream(foldOfRow).mapToObj(Integer::toString).collect(Collectors.joining(","));
    return checked(new Division.Assigned(foldOfRow, count), repeats, text);
  }

  private Optional<Folds> ofRanges(List<Ranges> folds, int repeats) {
    for (Ranges fold : folds) {
      int last = Math.max(fold.train().to(), fold.test().to());
      if (last > rows.count()) {
        complain(
            "A fold reaches to row %d, the data has %d rows.".formatted(last, rows.count()),
            "Rows count from 0, and a range ends before its second number.");
      } else if (fold.train().meets(fold.test())) {
        complain(
            "The ranges train %s and test %s have rows in common."
                .formatted(fold.train(), fold.test()),
            "Let one begin where the other ends.");
      }
    }
    if (complaints.any()) {
      return Optional.empty();
    }
    Division division =
        new Division.Listed(
            folds.stream().map(fold -> new Fold(fold.train().rows(), fold.test().rows())).toList());
    String text = folds.stream().map(Ranges::toString).collect(Collectors.joining(";"));
    return checked(division, repeats, text);
  }

  private Optional<Folds> checked(Division division, int repeats, String text) {
    if (division.count() == 0) {
      complain("No row is in a test part.", "Number the folds from 0.");
    }
    // A fold number as large as the rows leaves gaps; checking each of them would say so in full.
    for (int fold = 0;
        fold < Math.min(division.count(), rows.count() + 1) && !complaints.any();
        fold++) {
      check(fold, division);
    }
    return complaints.any()
        ? Optional.empty()
        : Optional.of(
            Folds.predefined(division, repeats, Sha256.hex(text.getBytes(StandardCharsets.UTF_8))));
  }

  private void check(int number, Division division) {
    Fold fold = division.fold(number);
    if (fold.testRows().length == 0) {
      complain(
          "Fold %d has no test rows, but there is a fold %d."
              .formatted(number, division.count() - 1),
          "Number the folds from 0 without gaps.");
    } else if (fold.trainRows().length == 0) {
      complain(
          "Fold %d tests every row, so none is left to train on.".formatted(number),
          "Use at least two folds.");
    } else if (rows.hasClasses()) {
      int[] ofClass = rows.only(fold.trainRows()).classCounts();
      for (int label = 0; label < ofClass.length; label++) {
        if (ofClass[label] == 0) {
          complain(
              "The training part of fold %d has no row of class `%s`, so it cannot be learned."
                  .formatted(number, rows.classNames().get(label)),
              "Spread the class over at least two folds.");
        }
      }
    }
  }

  private void complain(String message, String suggestion) {
    complaints.badData(at, message, suggestion);
  }
}
