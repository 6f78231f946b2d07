// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Trial;

/**
 * A trial against another, over the folds that both have finished.
 *
 * @param difference mean of trial − the other, in the metric's own unit
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param p two-sided, of the corrected resampled t-test
 * @param adjustedP after Holm's correction over all comparisons
 */
public record Comparison(
    Trial trial, double difference, double low, double high, double p, double adjustedP) {
  private static final double LEVEL = 0.05;

  /** Whether the data tell the trial apart from the other. */
  public boolean told() {
    return adjustedP < LEVEL;
  }
}
