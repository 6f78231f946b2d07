// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;

/** How many trainable numbers a model has; needs no engine. */
public final class Parameters {
  private Parameters() {}

  /**
   * Weights and biases of a model.
   *
   * @param inputs columns after preprocessing
   */
  public static long count(ModelSpec model, int inputs, int classes) {
    return switch (model) {
      case ModelSpec.Mlp mlp -> Architecture.of(mlp, inputs, classes).parameters();
    };
  }
}
