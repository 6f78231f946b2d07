// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.model.Architecture;
import assay.runner.model.InitialValues;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import java.util.Random;

/**
 * The same step of training again and again: forward, backward, update of one batch of random rows,
 * with Adam and the cross-entropy. What is timed is what a fit does, step by step. Confined to one
 * thread.
 */
public final class TrainingStep implements AutoCloseable {
  private static final OptimizerSpec.Adam ADAM = new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8);
  private static final int CLASS_AXIS = 1;

  private final NDManager manager;
  private final Classifier classifier;
  private final Optimizer optimizer;
  private final NDArray features;
  private final NDArray lossGradient;
  private final float[] values;
  private final float[] gradient;

  /**
   * @param seed of weights, rows and classes
   * @param threads of the engine in one operation
   */
  public TrainingStep(
      TorchEngine engine,
      ModelSpec.Mlp model,
      int inputs,
      int classes,
      int rows,
      long seed,
      int threads) {
    Autograd.threads(threads);
    manager = engine.newManager();
    Architecture architecture = Architecture.of(model, inputs, classes);
    classifier = new Classifier(architecture, manager);
    values = InitialValues.draw(model, architecture, seed);
    gradient = new float[values.length];
    optimizer = Optimizer.of(ADAM, values.length);
    classifier.parameters().write(values);
    Random random = new Random(seed);
    features = NativeFloats.tensor(normal(rows * inputs, random), new Shape(rows, inputs), manager);
    lossGradient =
        NativeFloats.tensor(lossGradient(rows, classes, random), new Shape(rows, classes), manager);
  }

  private static float[] normal(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** See {@link Batch#lossGradient}. */
  private static float[] lossGradient(int rows, int classes, Random random) {
    float[] numbers = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      numbers[row * classes + random.nextInt(classes)] = -1f / rows;
    }
    return numbers;
  }

  /** Returns when the new weights are in the engine's memory. */
  public void run() {
    Autograd.recording(true);
    try (NDManager scope = manager.newSubManager()) {
      features.tempAttach(scope);
      NDArray logProbabilities = classifier.forward(features, true).logSoftmax(CLASS_AXIS);
      Autograd.backward(logProbabilities, lossGradient);
    }
    classifier.parameters().takeGradient(gradient);
    optimizer.step(values, gradient);
    classifier.parameters().write(values);
  }

  /** The weights now. */
  float[] values() {
    return values.clone();
  }

  @Override
  public void close() {
    manager.close();
  }
}
