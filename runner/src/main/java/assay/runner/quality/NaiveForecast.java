// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** What one gets for free: every value is as it was one season ago. */
final class NaiveForecast {
  private final double[] values;
  private final int season;

  /**
   * @param values in order of time; kept, not copied
   * @param season steps of time, at least 1
   */
  NaiveForecast(double[] values, int season) {
    this.values = values;
    this.season = season;
  }

  /** Its mean absolute error on these values, or why there is none. */
  Score error() {
    if (values.length <= season) {
      return new Score.Undefined(
          "the training part has %d values, and a season is %d".formatted(values.length, season));
    }
    double sum = 0;
    for (int i = season; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - season]);
    }
    return sum == 0
        ? new Score.Undefined(
            "the training part repeats itself every season, so the error of" + " repeating it is 0")
        : new Score.Value(sum / (values.length - season));
  }
}
