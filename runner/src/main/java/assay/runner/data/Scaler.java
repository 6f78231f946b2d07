// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnChoice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** (x − shift) / scale + offset, by column. Missing values count for nothing and stay missing. */
record Scaler(List<Scale> scales) implements FittedStep {
  Scaler {
    scales = List.copyOf(scales);
  }

  /**
   * Of one column. Columns that were constant when fitted have a scale of 0 and become the offset
   * everywhere: they say nothing that was learned from.
   */
  record Scale(String column, double shift, double scale, double offset) {

    /** To mean 0 and population standard deviation 1. */
    static Scale standard(Column.Numbers column) {
      double[] values = known(column);
      double mean = Arrays.stream(values).average().orElse(0);
      double deviation = isConstant(values) ? 0 : deviation(values, mean);
      return new Scale(column.name(), mean, deviation, 0);
    }

    /** To a range. */
    static Scale range(Column.Numbers column, double low, double high) {
      double[] values = known(column);
      double min = Arrays.stream(values).min().orElse(0);
      double max = Arrays.stream(values).max().orElse(0);
      return new Scale(column.name(), min, (max - min) / (high - low), low);
    }

    /** By median and quantiles; where these are equal, values are only shifted. */
    static Scale robust(Column.Numbers column, double low, double high) {
      Quantiles quantiles = new Quantiles(column.values());
      double distance = quantiles.at(high) - quantiles.at(low);
      return new Scale(column.name(), quantiles.at(0.5), distance == 0 ? 1 : distance, 0);
    }

    private static double[] known(Column.Numbers column) {
      return Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).toArray();
    }

    // Compared exactly: the rounded mean of equal values can differ from them.
    private static boolean isConstant(double[] values) {
      return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    static double deviation(double[] values, double mean) {
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      return Math.sqrt(squares / values.length);
    }

    Column apply(Column.Numbers numbers) {
      double[] scaled = new double[numbers.rows()];
      for (int row = 0; row < scaled.length; row++) {
        double value = numbers.values()[row];
        boolean constant = scale == 0 && !Double.isNaN(value);
        scaled[row] = constant ? offset : (value - shift) / scale + offset;
      }
      return new Column.Numbers(column, scaled);
    }
  }

  static Scaler fit(Frame train, ColumnChoice columns, Function<Column.Numbers, Scale> scale) {
    return new Scaler(train.numbers(columns).map(scale).toList());
  }

  @Override
  public Frame apply(Frame rows) {
    Map<String, Column> scaled = new HashMap<>();
    for (Scale scale : scales) {
      scaled.put(scale.column(), scale.apply(rows.number(scale.column())));
    }
    return rows.with(scaled);
  }
}
