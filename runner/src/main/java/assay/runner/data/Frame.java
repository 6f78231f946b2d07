// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnChoice;
import assay.runner.spec.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Some rows on their way through the steps of a pipeline. */
record Frame(List<Column> columns, int rows) {
  Frame {
    columns = List.copyOf(columns);
  }

  static Frame of(DataSet data, int[] rows) {
    return new Frame(data.features().stream().map(column -> column.of(rows)).toList(), rows.length);
  }

  /** These of the rows, in the given order. */
  Frame of(int[] some) {
    return new Frame(columns.stream().map(column -> column.of(some)).toList(), some.length);
  }

  /** With some columns replaced by others of the same name. */
  Frame with(Map<String, Column> replaced) {
    return new Frame(
        columns.stream().map(column -> replaced.getOrDefault(column.name(), column)).toList(),
        rows);
  }

  Stream<Column> chosen(ColumnChoice choice) {
    return columns.stream().filter(column -> choice.has(column.name(), type(column)));
  }

  static ColumnType type(Column column) {
    return switch (column) {
      case Column.Numbers numbers -> ColumnType.NUMERIC;
      case Column.Categories categories -> ColumnType.CATEGORY;
      case Column.Texts texts -> ColumnType.TEXT;
    };
  }

  /** Those that hold numbers, of a choice. */
  Stream<Column.Numbers> numbers(ColumnChoice choice) {
    return chosen(choice).filter(Column.Numbers.class::isInstance).map(Column.Numbers.class::cast);
  }

  Column column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no column `%s`".formatted(name)));
  }

  Column.Numbers number(String name) {
    if (column(name) instanceof Column.Numbers numbers) {
      return numbers;
    }
    throw new IllegalArgumentException("column `%s` does not hold numbers".formatted(name));
  }

  Column.Categories category(String name) {
    if (column(name) instanceof Column.Categories categories) {
      return categories;
    }
    throw new IllegalArgumentException("column `%s` does not hold words".formatted(name));
  }

  /**
   * Row-major, in single precision.
   *
   * @throws IllegalArgumentException if a column has no numbers; {@link PipelineCheck} tells users
   */
  float[] floats() {
    float[] all = new float[Math.multiplyExact(rows, columns.size())];
    for (int at = 0; at < columns.size(); at++) {
      double[] values = number(columns.get(at).name()).values();
      for (int row = 0; row < rows; row++) {
        all[row * columns.size() + at] = (float) values[row];
      }
    }
    return all;
  }
}
