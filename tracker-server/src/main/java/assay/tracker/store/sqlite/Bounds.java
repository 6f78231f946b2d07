// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Points;
import org.jspecify.annotations.Nullable;

/**
 * Between which steps and values points lie.
 *
 * @param minValue of those that are numbers; absent if all are NaN
 * @param maxValue of those that are numbers; absent if all are NaN
 */
record Bounds(long minStep, long maxStep, @Nullable Double minValue, @Nullable Double maxValue) {

  static Bounds of(Points points) {
    long minStep = Long.MAX_VALUE;
    long maxStep = Long.MIN_VALUE;
    double minValue = Double.POSITIVE_INFINITY;
    double maxValue = Double.NEGATIVE_INFINITY;
    boolean numbers = false;
    for (int i = 0; i < points.size(); i++) {
      minStep = Math.min(minStep, points.step(i));
      maxStep = Math.max(maxStep, points.step(i));
      double value = points.value(i);
      if (!Double.isNaN(value)) {
        numbers = true;
        minValue = Math.min(minValue, value);
        maxValue = Math.max(maxValue, value);
      }
    }
    return new Bounds(minStep, maxStep, numbers ? minValue : null, numbers ? maxValue : null);
  }
}
