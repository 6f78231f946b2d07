// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.Arrays;
import java.util.Optional;

/** A column of the data that says which fold tests a row, or −1. Nothing is predicted from it. */
public final class FoldColumn {
  private FoldColumn() {}

  /** The data without the column that the declared split takes its folds from, if it does. */
  public static DataSet removed(ExperimentSpec spec, DataSet data) {
    Optional<String> name = name(spec.settings().split().scored());
    return name.isEmpty()
        ? data
        : data.withFeatures(
            data.features().stream().filter(column -> !column.name().equals(name.get())).toList());
  }

  private static Optional<String> name(SplitSpec split) {
    return split instanceof SplitSpec.Predefined predefined
        ? predefined.column()
        : Optional.empty();
  }

  /** Empty, with a problem, where there is no such column or it has other values. */
  static Optional<int[]> read(String name, DataSet data, Place at, Problems problems) {
    Optional<Column> column = data.column(name);
    if (column.isEmpty()) {
      problems.add(
          at,
          ProblemCode.E123_BAD_DATA,
          "The data has no column `%s` with numbers of folds.".formatted(name),
          Nearest.of(name, data.featureNames())
              .map("Did you mean `%s`?"::formatted)
              .orElse("Name a column other than the target."));
      return Optional.empty();
    }
    boolean whole =
        column.get() instanceof Column.Numbers(String unused, double[] values)
            && Arrays.stream(values)
                .allMatch(v -> v == Math.rint(v) && v >= -1 && v <= Integer.MAX_VALUE);
    if (!whole) {
      problems.add(
          at,
          ProblemCode.E123_BAD_DATA,
          "A fold is a whole number from 0 on, or -1; `%s` has others.".formatted(name),
          "Number the folds from 0.");
      return Optional.empty();
    }
    Column.Numbers numbers = (Column.Numbers) column.get();
    return Optional.of(Arrays.stream(numbers.values()).mapToInt(value -> (int) value).toArray());
  }
}
