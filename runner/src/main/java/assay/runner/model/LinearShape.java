// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

/**
 * A fully connected layer, y = x·Wᵀ + b. Its weights are a row-major matrix [outputs, inputs], as
 * PyTorch keeps them.
 *
 * @param inputs the fan-in
 * @param outputs the fan-out
 */
public record LinearShape(int inputs, int outputs) {

  public long weights() {
    return (long) inputs * outputs;
  }

  /** Weights and biases. */
  public long parameters() {
    return weights() + outputs;
  }

  /** Floating-point operations for one row: a multiplication and an addition per weight, biases. */
  public long flops() {
    return 2 * weights() + outputs;
  }
}
