// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.SeriesSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that a series makes: each predicts one value from those that were known {@code horizon}
 * steps before it. Column 0 is the latest of them; other columns of the file come after the lags,
 * as they were at that time too.
 */
final class SeriesTable {
  private final SeriesSpec spec;
  private final double[] series;

  /**
   * @param values of every time, in order
   */
  SeriesTable(SeriesSpec spec, double[] values) {
    this.spec = spec;
    this.series = differenced(values, spec.difference());
  }

  private static double[] differenced(double[] values, int times) {
    double[] left = values;
    for (int i = 0; i < times; i++) {
      double[] before = left;
      left =
          IntStream.range(1, Math.max(1, before.length))
              .mapToDouble(t -> before[t] - before[t - 1])
              .toArray();
    }
    return left;
  }

  /** Values that the first row needs before the one that it predicts. */
  private int needed() {
    return spec.lags() + spec.horizon() - 1;
  }

  /** Below 1 where the series is too short. */
  int rows() {
    return series.length - needed();
  }

  Targets.Numbers targets() {
    return new Targets.Numbers(Arrays.copyOfRange(series, needed(), series.length));
  }

  /** The rows of the file that rows of the table predict. */
  int[] predicted() {
    return IntStream.range(0, rows()).map(row -> row + needed() + spec.difference()).toArray();
  }

  /**
   * @param others further columns of the file
   */
  List<Column> columns(List<? extends Column> others) {
    List<Column> columns = new ArrayList<>();
    for (int lag = spec.horizon(); lag < spec.horizon() + spec.lags(); lag++) {
      int from = needed() - lag;
      columns.add(
          new Column.Numbers("lag_" + lag, Arrays.copyOfRange(series, from, from + rows())));
    }
    int[] known = Arrays.stream(predicted()).map(row -> row - spec.horizon()).toArray();
    others.forEach(column -> columns.add(column.of(known)));
    return columns;
  }
}
