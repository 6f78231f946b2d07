// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.data.Targets;
import assay.runner.model.Architecture;
import assay.runner.model.InitialValues;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The same step of training again and again: forward, backward, update of one batch of random rows,
 * with Adam and the cross-entropy. What is timed is what a fit does, step by step. Confined to one
 * thread.
 */
public final class TrainingStep implements AutoCloseable {
  private static final OptimizerSpec.Adam ADAM = new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8);

  private final NDManager manager;
  private final Network network;
  private final Objective objective;
  private final Optimizer optimizer;
  private final NDArray features;
  private final NDArray outputGradient;
  private final NativeFloats outputGradientMemory;
  private final float[] values;
  private final float[] gradient;
  private final int rows;

  /**
   * @param shape of a row
   * @param seed of weights, rows and classes
   * @param threads of the engine in one operation
   */
  public TrainingStep(
      TorchEngine engine,
      ModelSpec model,
      List<Integer> shape,
      int classes,
      int rows,
      long seed,
      int threads) {
    this.rows = rows;
    Autograd.threads(threads);
    manager = engine.newManager();
    Architecture architecture = Architecture.of(model, shape, classes);
    network = new Network(architecture, seed, manager);
    values = InitialValues.draw(model, architecture, seed);
    gradient = new float[values.length];
    optimizer = Optimizer.of(ADAM, values.length, architecture.weights());
    network.parameters().write(values);
    Random random = new Random(seed);
    int width = shape.stream().reduce(1, Math::multiplyExact);
    features = NativeFloats.tensor(normal(rows * width, random), new Shape(rows, width), manager);
    objective = new Objective.CrossEntropy(classes(rows, classes, random));
    outputGradient = manager.zeros(new Shape(rows, classes));
    outputGradientMemory = NativeFloats.of(outputGradient);
  }

  private static float[] normal(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static Targets.Classes classes(int rows, int classes, Random random) {
    int[] labels = IntStream.range(0, rows).map(row -> random.nextInt(classes)).toArray();
    return new Targets.Classes(
        labels, IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /** Returns when the new weights are in the engine's memory. */
  public void run() {
    Autograd.recording(true);
    try (NDManager scope = manager.newSubManager()) {
      features.tempAttach(scope);
      NDArray outputs = network.forward(features, true);
      float[] given = new float[rows * objective.outputs()];
      NativeFloats.of(outputs).read(given, 0);
      float[] slopes = new float[given.length];
      for (int row = 0; row < rows; row++) {
        objective.cost(given, row * objective.outputs(), row, 1.0 / rows, slopes);
      }
      outputGradientMemory.write(slopes, 0);
      Autograd.backward(outputs, outputGradient);
    }
    network.parameters().takeGradient(gradient);
    optimizer.step(values, gradient, ADAM.learningRate());
    network.parameters().write(values);
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
