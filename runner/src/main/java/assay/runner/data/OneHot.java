// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of 0 and 1, {@code NAME=WORD}, for each word of the training part, sorted; a missing
 * value is a word of its own, the last. Columns of numbers may be taken as words too.
 *
 * @param ignoreUnknown whether words that the training part lacks become zeros, not errors
 * @param dropFirst whether the first word has no column
 */
record OneHot(List<Words> words, boolean ignoreUnknown, boolean dropFirst) implements FittedStep {
  private static final String MISSING = "";

  OneHot {
    words = List.copyOf(words);
  }

  /** Of one column; the empty word stands for a missing value. */
  record Words(String column, List<String> known) {
    Words {
      known = List.copyOf(known);
    }
  }

  static OneHot fit(Frame train, PreprocessStep.OneHot step) {
    List<Words> words = new ArrayList<>();
    train
        .chosen(step.columns())
        .forEach(column -> words.add(new Words(column.name(), seen(asWords(column)))));
    return new OneHot(words, step.ignoreUnknown(), step.dropFirst());
  }

  private static List<String> seen(Column.Categories column) {
    boolean[] seen = new boolean[column.words().size()];
    boolean missing = false;
    for (int code : column.codes()) {
      if (code < 0) {
        missing = true;
      } else {
        seen[code] = true;
      }
    }
    List<String> known = new ArrayList<>();
    for (int code = 0; code < seen.length; code++) {
      if (seen[code]) {
        known.add(column.words().get(code));
      }
    }
    if (missing) {
      known.add(MISSING);
    }
    return known;
  }

  private static Column.Categories asWords(Column column) {
    return switch (column) {
      case Column.Categories words -> words;
      case Column.Numbers(String name, double[] values) -> {
        double[] sorted =
            Arrays.stream(values).filter(v -> !Double.isNaN(v)).distinct().sorted().toArray();
        List<String> words = Arrays.stream(sorted).mapToObj(OneHot::text).toList();
        int[] codes =
            Arrays.stream(values)
                .mapToInt(v -> Double.isNaN(v) ? -1 : Arrays.binarySearch(sorted, v))
                .toArray();
        yield new Column.Categories(name, codes, words);
      }
      case Column.Texts texts ->
          throw new IllegalStateException("`%s` holds sentences".formatted(texts.name()));
    };
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public Frame apply(Frame rows) {
    Map<String, Words> byColumn = new HashMap<>();
    words.forEach(of -> byColumn.put(of.column(), of));
    List<Column> all = new ArrayList<>();
    for (Column column : rows.columns()) {
      Words of = byColumn.get(column.name());
      if (of == null) {
        all.add(column);
      } else {
        all.addAll(encoded(asWords(column), of.known()));
      }
    }
    return new Frame(all, rows.rows());
  }

  private List<Column> encoded(Column.Categories column, List<String> known) {
    double[][] ones = new double[known.size()][column.rows()];
    int[] places = column.words().stream().mapToInt(known::indexOf).toArray();
    int missing = known.indexOf(MISSING);
    for (int row = 0; row < column.rows(); row++) {
      int code = column.codes()[row];
      int place = code < 0 ? missing : places[code];
      if (place >= 0) {
        ones[place][row] = 1;
      } else if (!ignoreUnknown) {
        throw new UnseenWordException(
            column.name(), code < 0 ? "a missing value" : column.words().get(code));
      }
    }
    List<Column> encoded = new ArrayList<>();
    for (int place = dropFirst ? 1 : 0; place < ones.length; place++) {
      encoded.add(new Column.Numbers(column.name() + "=" + known.get(place), ones[place]));
    }
    return encoded;
  }
}
