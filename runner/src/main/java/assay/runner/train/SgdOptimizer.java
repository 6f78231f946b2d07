// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;

/** v ← μ·v + g; w ← w − η·v, as PyTorch's SGD without dampening. */
final class SgdOptimizer implements Optimizer {
  private final float learningRate;
  private final float momentum;
  private final float[] velocity;

  SgdOptimizer(OptimizerSpec.Sgd spec, int parameters) {
    learningRate = (float) spec.learningRate();
    momentum = (float) spec.momentum();
    velocity = new float[parameters];
  }

  @Override
  public void step(float[] values, float[] gradient) {
    for (int i = 0; i < values.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      values[i] -= learningRate * velocity[i];
    }
  }
}
