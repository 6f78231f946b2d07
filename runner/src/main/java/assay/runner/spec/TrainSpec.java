// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model is fitted.
 *
 * @param l2 λ of the penalty λ/2·‖w‖² on weights (not biases), added to the batch-mean loss
 * @param options what most fits leave alone
 */
public record TrainSpec(
    Loss loss, OptimizerSpec optimizer, int batchSize, int epochs, double l2, Options options) {

  /** With nothing but the usual. */
  public TrainSpec(Loss loss, OptimizerSpec optimizer, int batchSize, int epochs, double l2) {
    this(loss, optimizer, batchSize, epochs, l2, Options.NONE);
  }

  /** What is minimised, as a mean over rows. */
  public enum Loss {
    CROSS_ENTROPY,
    /** Of two classes by one output, the logit of the second. */
    BINARY_CROSS_ENTROPY,
    /** ½·(ŷ − y)². */
    HALF_MSE,
    MSE,
    L1,
    HUBER;

    /** Whether it compares probabilities with a class. */
    public boolean ofClasses() {
      return this == CROSS_ENTROPY || this == BINARY_CROSS_ENTROPY;
    }
  }

  /**
   * Settings that change nothing unless they are given.
   *
   * @param huberDelta error from which {@link Loss#HUBER} grows linearly
   * @param warmUp epochs in which the learning rate rises linearly, before its schedule begins
   * @param accumulate batches whose gradients make one update
   * @param l1 λ of the penalty λ·‖w‖₁ on weights (not biases)
   * @param clipValue bound of every element of the loss's gradient
   * @param clipNorm bound of the Euclidean norm of the loss's whole gradient
   * @param validation share of the training part that is held out of training
   */
  public record Options(
      double huberDelta,
      ScheduleSpec schedule,
      int warmUp,
      int accumulate,
      double l1,
      OptionalDouble clipValue,
      OptionalDouble clipNorm,
      ClassWeights classWeights,
      OptionalDouble validation,
      Optional<EarlyStoppingSpec> earlyStopping) {
    public static final Options NONE =
        new Options(
            1,
            new ScheduleSpec.Constant(),
            0,
            1,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            new ClassWeights.Equal(),
            OptionalDouble.empty(),
            Optional.empty());
  }
}
