// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;

/**
 * v ← μ·v + g; w ← w − η·v, or w − η·(g + μ·v) with Nesterov's momentum, as PyTorch's SGD without
 * dampening. The rate is outside of the velocity: when it falls, so does the whole step.
 */
final class SgdOptimizer implements Optimizer {
  private final float momentum;
  private final boolean nesterov;
  private final float[] velocity;

  SgdOptimizer(OptimizerSpec.Sgd spec, int parameters) {
    momentum = (float) spec.momentum();
    nesterov = spec.nesterov();
    velocity = new float[momentum == 0 ? 0 : parameters];
  }

  @Override
  public void step(float[] values, float[] gradient, double learningRate) {
    float rate = (float) learningRate;
    if (momentum == 0) {
      plain(values, gradient, rate);
    } else if (nesterov) {
      ahead(values, gradient, rate);
    } else {
      withMomentum(values, gradient, rate);
    }
  }

  private static void plain(float[] values, float[] gradient, float rate) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * gradient[i];
    }
  }

  private void withMomentum(float[] values, float[] gradient, float rate) {
    float mu = momentum;
    float[] v = velocity;
    for (int i = 0; i < values.length; i++) {
      v[i] = mu * v[i] + gradient[i];
      values[i] -= rate * v[i];
    }
  }

  private void ahead(float[] values, float[] gradient, float rate) {
    float mu = momentum;
    float[] v = velocity;
    for (int i = 0; i < values.length; i++) {
      v[i] = mu * v[i] + gradient[i];
      values[i] -= rate * (gradient[i] + mu * v[i]);
    }
  }
}
