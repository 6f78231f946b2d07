// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * How a model is fitted.
 *
 * @param l2 λ of the penalty λ/2·‖w‖² on weights (not biases), added to the batch-mean loss
 */
public record TrainSpec(Loss loss, OptimizerSpec optimizer, int batchSize, int epochs, double l2) {

  /** What is minimised. */
  public enum Loss {
    CROSS_ENTROPY
  }
}
