// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * The values a model starts from, drawn in Java so that they depend on the seed alone: the engine's
 * own generator is one for the whole process, and fits that run side by side would share it.
 *
 * <p>The generator is {@link Random}, whose algorithms (also of {@code nextGaussian}) are part of
 * its specification, so the values are the same on every Java. Order: that of {@link
 * Architecture#parameterShapes}, layer by layer from the input; in a dense layer the weights row by
 * row, [outputs, inputs], then the biases. Zeros and the parameters of norms draw nothing.
 */
public final class InitialValues {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private InitialValues() {}

  /**
   * All parameters in one array, in the order above.
   *
   * @throws IllegalArgumentException for more parameters than an array can hold
   */
  public static float[] draw(ModelSpec model, Architecture architecture, long seed) {
    if (architecture.parameters() > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "the model has %d parameters; at most %d are possible"
              .formatted(architecture.parameters(), LARGEST_ARRAY));
    }
    Random random = new Random(seed);
    float[] values = new float[(int) architecture.parameters()];
    int next = 0;
    for (ParameterShape shape : architecture.parameterShapes()) {
      int end = next + (int) shape.size();
      fill(values, next, end, distribution(model, shape, random));
      next = end;
    }
    return values;
  }

  private static void fill(float[] values, int from, int to, DoubleSupplier draw) {
    for (int i = from; i < to; i++) {
      values[i] = (float) draw.getAsDouble();
    }
  }

  private static DoubleSupplier distribution(ModelSpec model, ParameterShape shape, Random random) {
    return switch (shape.role()) {
      case WEIGHT -> distribution(model.weights(), shape, random);
      case BIAS -> distribution(model.biases(), shape, random);
      case GAIN -> () -> 1;
      case SHIFT -> () -> 0;
    };
  }

  private static DoubleSupplier distribution(
      Initializer initializer, ParameterShape shape, Random random) {
    double fanIn = shape.fanIn();
    double fanBoth = shape.fanIn() + (double) shape.fanOut();
    return switch (initializer) {
      case Initializer.Zeros() -> () -> 0;
      case Initializer.Normal(double std) -> normal(std, random);
      case Initializer.Uniform(double bound) -> uniform(bound, random);
      case Initializer.XavierUniform() -> uniform(Math.sqrt(6 / fanBoth), random);
      case Initializer.XavierNormal() -> normal(Math.sqrt(2 / fanBoth), random);
      case Initializer.HeUniform() -> uniform(Math.sqrt(6 / fanIn), random);
      case Initializer.HeNormal() -> normal(Math.sqrt(2 / fanIn), random);
    };
  }

  private static DoubleSupplier uniform(double bound, Random random) {
    return () -> bound * (2 * random.nextDouble() - 1);
  }

  private static DoubleSupplier normal(double std, Random random) {
    return () -> std * random.nextGaussian();
  }
}
