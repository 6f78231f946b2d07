// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/**
 * An estimate with its interval.
 *
 * @param estimate from the values themselves; an interval of a skewed statistic need not be
 *     centered on it
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
