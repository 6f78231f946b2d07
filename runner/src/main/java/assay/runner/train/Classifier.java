// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import assay.runner.model.Architecture;
import assay.runner.model.MlpBlock;

/** A model with its parameters, from rows to class scores. Confined to one thread. */
final class Classifier {
  private final Architecture architecture;
  private final NDManager manager;
  private final Block block;
  private final ParameterStore store;
  private final FlatParameters parameters;

  /**
   * @param manager owns the parameters
   */
  Classifier(Architecture architecture, NDManager manager) {
    this.architecture = architecture;
    this.manager = manager;
    block = MlpBlock.create(architecture, manager, DataType.FLOAT32);
    store = new ParameterStore(manager, false);
    parameters = new FlatParameters(block);
  }

  FlatParameters parameters() {
    return parameters;
  }

  /**
   * Logits [rows, classes].
   *
   * @param features [rows, inputs]; its manager gets the logits and everything before them
   */
  NDArray forward(NDArray features, boolean training) {
    return block.forward(store, new NDList(features), training).singletonOrThrow();
  }

  /**
   * Class probabilities, row-major, rows × classes.
   *
   * @param features [rows, inputs]
   */
  double[] probabilities(NDArray features) {
    Autograd.recording(false);
    try (NDManager scope = manager.newSubManager()) {
      features.tempAttach(scope);
      return Softmax.ofRows(forward(features, false).toFloatArray(), architecture.classes());
    }
  }
}
