// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.OptimizerSpec;
import java.util.Arrays;

/** s ← s + g²; w ← w − η/(1 + (t−1)·decay) · g/(√s + ε), as PyTorch's Adagrad. */
final class AdagradOptimizer implements Optimizer {
  private final OptimizerSpec.Adagrad spec;
  private final float[] squares;
  private int steps;

  AdagradOptimizer(OptimizerSpec.Adagrad spec, int parameters) {
    this.spec = spec;
    squares = new float[parameters];
    Arrays.fill(squares, (float) spec.initialAccumulator());
  }

  @Override
  public void step(float[] values, float[] gradient, double learningRate) {
    float rate = (float) (learningRate / (1 + steps * spec.learningRateDecay()));
    steps++;
    float epsilon = (float) spec.epsilon();
    float[] s = squares;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i];
      s[i] += g * g;
      values[i] -= rate * g / ((float) Math.sqrt(s[i]) + epsilon);
    }
  }
}
