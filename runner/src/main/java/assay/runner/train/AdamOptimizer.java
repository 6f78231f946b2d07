// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) as PyTorch computes it: m ← β₁·m + (1−β₁)·g; v ← β₂·v +
 * (1−β₂)·g²; w ← w − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε).
 */
final class AdamOptimizer implements Optimizer {
  private final OptimizerSpec.Adam spec;
  private final float[] mean;
  private final float[] square;
  private int steps;

  AdamOptimizer(OptimizerSpec.Adam spec, int parameters) {
    this.spec = spec;
    mean = new float[parameters];
    square = new float[parameters];
  }

  // Everything the loop reads is a local: only then does the JIT compiler turn it into vector code.
  @Override
  public void step(float[] values, float[] gradient) {
    steps++;
    float beta1 = (float) spec.beta1();
    float beta2 = (float) spec.beta2();
    float rest1 = (float) (1 - spec.beta1());
    float rest2 = (float) (1 - spec.beta2());
    float rate = (float) (spec.learningRate() / (1 - Math.pow(spec.beta1(), steps)));
    float correction = (float) Math.sqrt(1 - Math.pow(spec.beta2(), steps));
    float epsilon = (float) spec.epsilon();
    float[] m = mean;
    float[] v = square;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i];
      float mi = beta1 * m[i] + rest1 * g;
      float vi = beta2 * v[i] + rest2 * g * g;
      m[i] = mi;
      v[i] = vi;
      values[i] -= rate * mi / ((float) Math.sqrt(vi) / correction + epsilon);
    }
  }
}
