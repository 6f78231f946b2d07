// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) as PyTorch computes it: m ← β₁·m + (1−β₁)·g; v ← β₂·v +
 * (1−β₂)·g²; w ← w − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε). AdamW decays the weights before.
 */
final class AdamOptimizer implements Optimizer {
  private final double firstBeta;
  private final double secondBeta;
  private final float epsilon;
  private final WeightDecay decay;
  private final float[] mean;
  private final float[] square;
  private int steps;

  AdamOptimizer(double beta1, double beta2, double epsilon, WeightDecay decay, int parameters) {
    this.firstBeta = beta1;
    this.secondBeta = beta2;
    this.epsilon = (float) epsilon;
    this.decay = decay;
    mean = new float[parameters];
    square = new float[parameters];
  }

  @Override
  public void step(float[] values, float[] gradient, double learningRate) {
    steps++;
    decay.apply(values, learningRate);
    float beta1 = (float) firstBeta;
    float beta2 = (float) secondBeta;
    float rest1 = (float) (1 - firstBeta);
    float rest2 = (float) (1 - secondBeta);
    float rate = (float) (learningRate / (1 - Math.pow(firstBeta, steps)));
    float correction = (float) Math.sqrt(1 - Math.pow(secondBeta, steps));
    float eps = epsilon;
    float[] m = mean;
    float[] v = square;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i];
      float mi = beta1 * m[i] + rest1 * g;
      float vi = beta2 * v[i] + rest2 * g * g;
      m[i] = mi;
      v[i] = vi;
      values[i] -= rate * mi / ((float) Math.sqrt(vi) / correction + eps);
    }
  }
}
