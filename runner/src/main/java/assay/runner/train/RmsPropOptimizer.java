// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;

/**
 * v ← α·v + (1−α)·g²; w ← w − η·g/(√v + ε), as PyTorch's RMSprop; with its momentum and centred
 * form. TensorFlow adds ε under the root, DJL has no form of it.
 */
final class RmsPropOptimizer implements Optimizer {
  private final OptimizerSpec.RmsProp spec;
  private final float[] square;
  private final float[] mean;
  private final float[] velocity;

  RmsPropOptimizer(OptimizerSpec.RmsProp spec, int parameters) {
    this.spec = spec;
    square = new float[parameters];
    mean = new float[spec.centered() ? parameters : 0];
    velocity = new float[spec.momentum() > 0 ? parameters : 0];
  }

  @Override
  public void step(float[] values, float[] gradient, double learningRate) {
    float alpha = (float) spec.alpha();
    float rest = (float) (1 - spec.alpha());
    float epsilon = (float) spec.epsilon();
    float mu = (float) spec.momentum();
    float rate = (float) learningRate;
    boolean centered = spec.centered();
    boolean moving = spec.momentum() > 0;
    float[] v = square;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i];
      float vi = alpha * v[i] + rest * g * g;
      v[i] = vi;
      if (centered) {
        mean[i] = alpha * mean[i] + rest * g;
        vi -= mean[i] * mean[i];
      }
      float step = g / ((float) Math.sqrt(vi) + epsilon);
      if (moving) {
        velocity[i] = mu * velocity[i] + step;
        step = velocity[i];
      }
      values[i] -= rate * step;
    }
  }
}
