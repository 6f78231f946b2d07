// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.Comparator;

/**
 * One point of a metric's series.
 *
 * @param value any double, NaN and the infinities included
 * @param timestamp milliseconds since the epoch, not negative
 * @param step may be negative
 */
public record Metric(String key, double value, long timestamp, long step) {

  /** By step, then timestamp, then value, NaN being the smallest: the last one is the latest. */
  public static final Comparator<Metric> BY_RECENCY =
      Comparator.comparingLong(Metric::step)
          .thenComparingLong(Metric::timestamp)
          .thenComparing(metric -> !Double.isNaN(metric.value()))
          .thenComparingDouble(Metric::value);
}
