// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/** An architecture. */
public sealed interface ModelSpec {

  /**
   * A multilayer perceptron.
   *
   * @param hidden the width of each hidden layer, from the input on; may be empty
   */
  record Mlp(List<Integer> hidden, Activation activation, Initializer weights, Initializer biases)
      implements ModelSpec {
    public Mlp {
      hidden = List.copyOf(hidden);
    }
  }

  /** The function after each hidden layer. */
  enum Activation {
    RELU,
    TANH,
    SIGMOID
  }
}
