// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.model.WeightRanges;

/**
 * The gradient of λ₂/2·‖w‖² + λ₁·‖w‖₁ over the weights of all layers; biases and norms are free.
 *
 * @param l1 λ₁, 0 for none; a weight of 0 is not moved by it
 * @param l2 λ₂, 0 for none
 */
record Penalty(WeightRanges weights, float l1, float l2) {

  /** Adds to the gradient of every weight. */
  void addTo(float[] gradient, float[] values) {
    for (WeightRanges.Range range : weights.ranges()) {
      if (l2 != 0) {
        for (int i = range.from(); i < range.to(); i++) {
          gradient[i] += l2 * values[i];
        }
      }
      if (l1 != 0) {
        for (int i = range.from(); i < range.to(); i++) {
          gradient[i] += l1 * Math.signum(values[i]);
        }
      }
    }
  }
}
