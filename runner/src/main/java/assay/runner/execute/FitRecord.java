// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;
import java.time.Instant;

/**
 * A fit that ended, with all that was measured: what the journal keeps and a tracker is told.
 *
 * @param launch the launch that trained it
 */
public record FitRecord(
    Fit fit, String launch, Instant startedAt, Instant endedAt, FitResult result, Curves curves) {

  /**
   * The same as the answer to another fit that asks the same: one of a nested cross-validation may
   * be an outer and a final one.
   *
   * @throws IllegalArgumentException if it asks something else
   */
  public FitRecord answering(Fit other) {
    if (!other.key().equals(fit.key())) {
      throw new IllegalArgumentException("fit %s is not %s".formatted(other.key(), fit.key()));
    }
    return new FitRecord(other, launch, startedAt, endedAt, result, curves);
  }
}
