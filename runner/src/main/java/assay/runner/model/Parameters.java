// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;
import java.util.List;

/** How many trainable numbers a model has; needs no engine. */
public final class Parameters {
  private Parameters() {}

  /**
   * Weights and biases of a model.
   *
   * @param row shape of a row after preprocessing
   */
  public static long count(ModelSpec model, List<Integer> row, int outputs) {
    return Architecture.of(model, row, outputs).parameters();
  }
}
