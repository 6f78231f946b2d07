// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.EarlyStoppingSpec;
import assay.runner.spec.TaskSpec;
import java.util.Map;

/** Watches a curve. An epoch without its value counts as one without improvement. */
final class EarlyStopping {
  private final EarlyStoppingSpec spec;
  private double best = Double.NaN;
  private int without;

  EarlyStopping(EarlyStoppingSpec spec) {
    this.spec = spec;
  }

  /**
   * An epoch is over.
   *
   * @return whether it was the best so far
   */
  boolean improved(Map<String, Double> curves) {
    double value = curves.getOrDefault(spec.monitor().curve(), Double.NaN);
    if (isBetter(value)) {
      best = value;
      without = 0;
      return true;
    }
    without++;
    return false;
  }

  private boolean isBetter(double value) {
    if (Double.isNaN(value) || Double.isNaN(best)) {
      return !Double.isNaN(value);
    }
    return spec.monitor().goal() == TaskSpec.Goal.MINIMIZE
        ? value < best - spec.minDelta()
        : value > best + spec.minDelta();
  }

  boolean isOver() {
    return without >= spec.patience();
  }

  boolean restoresBest() {
    return spec.restoreBest();
  }
}
