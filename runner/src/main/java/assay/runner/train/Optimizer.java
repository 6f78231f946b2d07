// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.model.WeightRanges;
import assay.runner.spec.OptimizerSpec;

/**
 * An update rule with its state, for all parameters of one model in one array. Written in Java,
 * where a step is one pass over the array: as tensor operations it would be a dozen calls into the
 * engine, more than the forward and backward pass of a small model. In the loops everything that is
 * read is a local: only then does the JIT compiler turn them into vector code.
 *
 * <p>Not thread-safe: each fit has its own.
 */
sealed interface Optimizer permits SgdOptimizer, RmsPropOptimizer, AdagradOptimizer, AdamOptimizer {

  /**
   * Moves {@code values} by one step; {@code gradient} holds the whole gradient, penalties
   * included.
   *
   * @param learningRate of this step
   */
  void step(float[] values, float[] gradient, double learningRate);

  /**
   * @param weights what is subject to decoupled decay
   */
  static Optimizer of(OptimizerSpec spec, int parameters, WeightRanges weights) {
    return switch (spec) {
      case OptimizerSpec.Sgd sgd -> new SgdOptimizer(sgd, parameters);
      case OptimizerSpec.GradientDescent(double rate) ->
          new SgdOptimizer(new OptimizerSpec.Sgd(rate, 0), parameters);
      case OptimizerSpec.RmsProp rmsProp -> new RmsPropOptimizer(rmsProp, parameters);
      case OptimizerSpec.Adagrad adagrad -> new AdagradOptimizer(adagrad, parameters);
      case OptimizerSpec.Adam adam ->
          new AdamOptimizer(
              adam.beta1(), adam.beta2(), adam.epsilon(), WeightDecay.NONE, parameters);
      case OptimizerSpec.AdamW adam ->
          new AdamOptimizer(
              adam.beta1(),
              adam.beta2(),
              adam.epsilon(),
              new WeightDecay(adam.weightDecay(), weights),
              parameters);
    };
  }

  /**
   * Decoupled decay: w ← w − η·λ·w.
   *
   * @param lambda 0 for none
   */
  record WeightDecay(double lambda, WeightRanges weights) {
    static final WeightDecay NONE = new WeightDecay(0, WeightRanges.all(0));

    void apply(float[] values, double learningRate) {
      if (lambda == 0) {
        return;
      }
      float kept = (float) (1 - learningRate * lambda);
      for (WeightRanges.Range range : weights.ranges()) {
        for (int i = range.from(); i < range.to(); i++) {
          values[i] *= kept;
        }
      }
    }
  }
}
