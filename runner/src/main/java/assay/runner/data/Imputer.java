// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep.Fill;
import assay.runner.spec.PreprocessStep.Impute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a value where there is none, by column, as scikit-learn's SimpleImputer. A column without
 * any value in the training part gets 0, or {@value #NO_WORD}, so that all folds have it.
 *
 * @param indicated columns that get a further one, {@code missing_NAME}: 1 where there was no value
 */
record Imputer(List<Value> numbers, List<Word> words, List<String> indicated)
    implements FittedStep {
  static final String NO_WORD = "missing_value";

  Imputer {
    numbers = List.copyOf(numbers);
    words = List.copyOf(words);
    indicated = List.copyOf(indicated);
  }

  /** What stands in for a missing number. */
  record Value(String column, double value) {}

  /** What stands in for a missing word. */
  record Word(String column, String value) {}

  static Imputer fit(Frame train, Impute step) {
    List<Value> numbers = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    List<String> indicated = new ArrayList<>();
    train
        .chosen(step.columns())
        .forEach(column -> {
          switch (column) {
            case Column.Numbers of -> numbers.add(new Value(of.name(), number(of, step)));
            case Column.Categories of -> words.add(new Word(of.name(), word(of, step)));
            case Column.Texts texts -> {}
          }
          if (step.indicator() && hasMissing(column)) {
            indicated.add(column.name());
          }
        });
    return new Imputer(numbers, words, indicated);
  }

  private static boolean hasMissing(Column column) {
    for (int row = 0; row < column.rows(); row++) {
      if (column.isMissing(row)) {
        return true;
      }
    }
    return false;
  }

  private static double number(Column.Numbers column, Impute step) {
    double[] known = Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray();
    return switch (step.fill()) {
      case MEAN -> Arrays.stream(known).average().orElse(0);
      case MEDIAN -> new Quantiles(known).at(0.5);
      case MOST_FREQUENT -> mostFrequent(known);
      case CONSTANT -> step.value().map(CellText::number).orElse(0.0);
    };
  }

  /** The smallest of those that are most frequent. */
  private static double mostFrequent(double[] known) {
    double[] sorted = known.clone();
    Arrays.sort(sorted);
    double best = 0;
    int most = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      if (run > most) {
        most = run;
        best = sorted[i];
      }
    }
    return best;
  }

  private static String word(Column.Categories column, Impute step) {
    if (step.fill() == Fill.CONSTANT) {
      return step.value().orElse(NO_WORD);
    }
    int[] counts = new int[column.words().size()];
    Arrays.stream(column.codes()).filter(code -> code >= 0).forEach(code -> counts[code]++);
    Optional<String> best = Optional.empty();
    int most = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > most) {
        most = counts[code];
        best = Optional.of(column.words().get(code));
      }
    }
    return best.orElse(NO_WORD);
  }

  @Override
  public Frame apply(Frame rows) {
    Map<String, Column> filled = new HashMap<>();
    numbers.forEach(fill -> filled.put(fill.column(), filled(rows.number(fill.column()), fill)));
    words.forEach(fill -> filled.put(fill.column(), filled(rows.category(fill.column()), fill)));
    List<Column> all = new ArrayList<>(rows.with(filled).columns());
    indicated.forEach(name -> all.add(indicator(rows.column(name))));
    return new Frame(all, rows.rows());
  }

  private static Column filled(Column.Numbers column, Value fill) {
    double[] values =
        Arrays.stream(column.values()).map(v -> Double.isNaN(v) ? fill.value() : v).toArray();
    return new Column.Numbers(column.name(), values);
  }

  private static Column filled(Column.Categories column, Word fill) {
    List<String> words = new ArrayList<>(column.words());
    if (!words.contains(fill.value())) {
      words.add(fill.value());
    }
    int code = words.indexOf(fill.value());
    int[] codes = Arrays.stream(column.codes()).map(c -> c < 0 ? code : c).toArray();
    return new Column.Categories(column.name(), codes, words);
  }

  private static Column indicator(Column column) {
    double[] missing = new double[column.rows()];
    for (int row = 0; row < missing.length; row++) {
      missing[row] = column.isMissing(row) ? 1 : 0;
    }
    return new Column.Numbers("missing_" + column.name(), missing);
  }
}
