// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import java.util.OptionalDouble;

/**
 * Bounds of the loss's gradient, before penalties are added, as PyTorch's clip_grad_value_ and
 * clip_grad_norm_ do it.
 *
 * @param value bound of every element
 * @param norm bound of the Euclidean norm over all parameters
 */
record Clipping(OptionalDouble value, OptionalDouble norm) {
  private static final double AGAINST_ZERO = 1e-6;

  void apply(float[] gradient) {
    value.ifPresent(bound -> toValue(gradient, (float) bound));
    norm.ifPresent(bound -> toNorm(gradient, bound));
  }

  private static void toValue(float[] gradient, float bound) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = Math.max(-bound, Math.min(bound, gradient[i]));
    }
  }

  private static void toNorm(float[] gradient, double bound) {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    float factor = (float) (bound / (Math.sqrt(squares) + AGAINST_ZERO));
    if (factor < 1) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }
}
