// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import assay.runner.data.Column;
import assay.runner.data.DataSet;
import assay.runner.data.Targets;
import assay.runner.spec.SeriesSpec;

/** Forecasts that repeat a value of the series as it was some steps before. */
final class SeriesForecast {
  private final DataSet data;
  private final SeriesSpec series;

  /**
   * @param data rows in order of time, with a column for each lag
   */
  SeriesForecast(DataSet data, SeriesSpec series) {
    this.data = data;
    this.series = series;
  }

  /** The latest value that is known when a row is predicted. */
  double latest(int row) {
    return lag(series.horizon(), row);
  }

  /**
   * The latest known value of the same time in a season. At the begin of the data, before any
   * season has passed, it is the latest known one.
   */
  double seasonal(int season, int row) {
    int steps = Math.ceilDiv(series.horizon(), season) * season;
    if (steps < series.horizon() + series.lags()) {
      return lag(steps, row);
    }
    return row >= steps && data.targets() instanceof Targets.Numbers numbers
        ? numbers.values()[row - steps]
        : latest(row);
  }

  private double lag(int steps, int row) {
    if (data.column("lag_" + steps).orElseThrow() instanceof Column.Numbers numbers) {
      return numbers.values()[row];
    }
    throw new IllegalStateException("lags are numbers");
  }
}
