// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** The update rule, with PyTorch's semantics and defaults. g is the gradient, η the rate. */
public sealed interface OptimizerSpec {
  double learningRate();

  /**
   * v ← μ·v + g; w ← w − η·v, or with Nesterov's momentum w ← w − η·(g + μ·v). Momentum 0 is plain
   * stochastic gradient descent.
   */
  record Sgd(double learningRate, double momentum, boolean nesterov) implements OptimizerSpec {
    public Sgd(double learningRate, double momentum) {
      this(learningRate, momentum, false);
    }
  }

  /** w ← w − η·g with the gradient of all training rows: one update an epoch. */
  record GradientDescent(double learningRate) implements OptimizerSpec {}

  /**
   * v ← α·v + (1−α)·g²; w ← w − η·g/(√v + ε); centred: √(v − ḡ²) with ḡ ← α·ḡ + (1−α)·g; with
   * momentum b ← μ·b + the quotient; w ← w − η·b (Tieleman and Hinton 2012).
   */
  record RmsProp(
      double learningRate, double alpha, double epsilon, double momentum, boolean centered)
      implements OptimizerSpec {}

  /**
   * s ← s + g²; w ← w − η/(1 + (t−1)·decay) · g/(√s + ε) (Duchi et al. 2011).
   *
   * @param initialAccumulator what s starts from
   */
  record Adagrad(
      double learningRate, double learningRateDecay, double initialAccumulator, double epsilon)
      implements OptimizerSpec {}

  /** Adam (Kingma and Ba 2015), ε added after the bias correction. */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements OptimizerSpec {}

  /**
   * Adam with decoupled decay (Loshchilov and Hutter 2019): w ← w − η·λ·w before the step, of
   * weights alone; PyTorch decays all parameters that it is given.
   *
   * @param weightDecay λ
   */
  record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
      implements OptimizerSpec {}
}
