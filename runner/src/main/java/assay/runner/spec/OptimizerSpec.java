// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** The update rule, with PyTorch's semantics. */
public sealed interface OptimizerSpec {
  double learningRate();

  /** v ← μ·v + g; w ← w − η·v. Momentum 0 is plain stochastic gradient descent. */
  record Sgd(double learningRate, double momentum) implements OptimizerSpec {}

  /** Adam (Kingma and Ba 2015), ε added after the bias correction. */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements OptimizerSpec {}
}
