// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;

/**
 * An update rule with its state, for all parameters of one model in one array. Written in Java,
 * where a step is one pass over the array: as tensor operations it would be a dozen calls into the
 * engine, more than the forward and backward pass of a small model.
 *
 * <p>Not thread-safe: each fit has its own.
 */
sealed interface Optimizer permits SgdOptimizer, AdamOptimizer {

  /**
   * Moves {@code values} by one step; {@code gradient} holds the whole gradient, penalties
   * included.
   */
  void step(float[] values, float[] gradient);

  static Optimizer of(OptimizerSpec spec, int parameters) {
    return switch (spec) {
      case OptimizerSpec.Sgd sgd -> new SgdOptimizer(sgd, parameters);
      case OptimizerSpec.Adam adam -> new AdamOptimizer(adam, parameters);
    };
  }
}
