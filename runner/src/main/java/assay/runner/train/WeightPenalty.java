// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.model.Architecture;
import assay.runner.model.LinearShape;

/**
 * The gradient of λ/2·‖w‖² over the weights of all layers; biases are free.
 *
 * @param lambda 0 for no penalty
 */
record WeightPenalty(Architecture architecture, float lambda) {

  /** Adds λ·w to the gradient of every weight. */
  void addTo(float[] gradient, float[] values) {
    if (lambda == 0) {
      return;
    }
    int next = 0;
    for (LinearShape layer : architecture.layers()) {
      int biases = next + (int) layer.weights();
      for (int i = next; i < biases; i++) {
        gradient[i] += lambda * values[i];
      }
      next = biases + layer.outputs();
    }
  }
}
