// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.Targets;
import assay.runner.spec.TrainSpec;

/**
 * What outputs of a network cost, row by row, and how the cost changes with them. Both are known in
 * closed form, so the engine is asked for neither: it is handed the gradient of the outputs.
 */
sealed interface Objective {

  /** How many numbers the network gives for a row. */
  int outputs();

  /**
   * @param outputs row-major
   * @param at where those of the row begin
   * @param row of the targets
   * @param scale what the gradient is multiplied with
   * @param gradient receives, at the same places, the derivatives of the row's cost
   * @return the cost of the row, not scaled
   */
  double cost(float[] outputs, int at, int row, double scale, float[] gradient);

  /**
   * @throws IllegalArgumentException if a loss is asked of targets that it is not for
   */
  static Objective of(TrainSpec.Loss loss, double huberDelta, Targets targets) {
    return switch (targets) {
      case Targets.Classes classes -> ofClasses(loss, classes);
      case Targets.Numbers numbers ->
          new MeanOfErrors(
              numbers,
              switch (loss) {
                case HALF_MSE -> new Square(0.5);
                case MSE -> new Square(1);
                case L1 -> new Absolute();
                case HUBER -> new Huber(huberDelta);
                case CROSS_ENTROPY, BINARY_CROSS_ENTROPY -> throw wrong(loss, "numbers");
              });
    };
  }

  private static Objective ofClasses(TrainSpec.Loss loss, Targets.Classes classes) {
    if (loss == TrainSpec.Loss.CROSS_ENTROPY) {
      return new CrossEntropy(classes);
    }
    if (loss != TrainSpec.Loss.BINARY_CROSS_ENTROPY) {
      throw wrong(loss, "classes");
    }
    if (classes.names().size() != 2) {
      throw wrong(loss, classes.names().size() + " classes");
    }
    return new BinaryCrossEntropy(classes);
  }

  private static IllegalArgumentException wrong(TrainSpec.Loss loss, String what) {
    return new IllegalArgumentException("the loss %s is not for %s".formatted(loss, what));
  }

  /** −log of the softmax at the true class; the gradient is softmax − 1 at the true class. */
  record CrossEntropy(Targets.Classes truth) implements Objective {
    @Override
    public int outputs() {
      return truth.names().size();
    }

    @Override
    public double cost(float[] outputs, int at, int row, double scale, float[] gradient) {
      int end = at + outputs();
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = at; i < end; i++) {
        highest = Math.max(highest, outputs[i]);
      }
      double sum = 0;
      for (int i = at; i < end; i++) {
        sum += Math.exp(outputs[i] - highest);
      }
      for (int i = at; i < end; i++) {
        gradient[i] = (float) (scale * Math.exp(outputs[i] - highest) / sum);
      }
      int label = at + truth.labels()[row];
      gradient[label] = (float) (scale * (Math.exp(outputs[label] - highest) / sum - 1));
      return Math.log(sum) - (outputs[label] - highest);
    }
  }

  /** log(1 + e^z) − y·z of the logit z; the gradient is σ(z) − y. */
  record BinaryCrossEntropy(Targets.Classes truth) implements Objective {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public double cost(float[] outputs, int at, int row, double scale, float[] gradient) {
      double logit = outputs[at];
      int label = truth.labels()[row];
      gradient[at] = (float) (scale * (Probabilities.sigmoid(logit) - label));
      return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - label * logit;
    }
  }

  /** What an error e = ŷ − y costs. */
  interface ErrorCost {
    double of(double error);

    /** Its derivative. */
    double slope(double error);
  }

  /** factor·e². */
  record Square(double factor) implements ErrorCost {
    @Override
    public double of(double error) {
      return factor * error * error;
    }

    @Override
    public double slope(double error) {
      return 2 * factor * error;
    }
  }

  /** |e|; its slope is 0 where there is no error. */
  record Absolute() implements ErrorCost {
    @Override
    public double of(double error) {
      return Math.abs(error);
    }

    @Override
    public double slope(double error) {
      return Math.signum(error);
    }
  }

  /** ½·e² up to δ, δ·(|e| − δ/2) beyond (Huber 1964). */
  record Huber(double delta) implements ErrorCost {
    @Override
    public double of(double error) {
      double size = Math.abs(error);
      return size <= delta ? error * error / 2 : delta * (size - delta / 2);
    }

    @Override
    public double slope(double error) {
      return Math.abs(error) <= delta ? error : delta * Math.signum(error);
    }
  }

  /** The mean over outputs of what their errors cost. */
  record MeanOfErrors(Targets.Numbers truth, ErrorCost cost) implements Objective {
    @Override
    public int outputs() {
      return truth.outputs();
    }

    @Override
    public double cost(float[] outputs, int at, int row, double scale, float[] gradient) {
      double sum = 0;
      for (int i = 0; i < outputs(); i++) {
        double error = outputs[at + i] - truth.values()[row * outputs() + i];
        gradient[at + i] = (float) (scale * cost.slope(error) / outputs());
        sum += cost.of(error);
      }
      return sum / outputs();
    }
  }
}
