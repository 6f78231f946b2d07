// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;
import java.util.OptionalInt;

/** An architecture. */
public sealed interface ModelSpec {
  Initializer weights();

  Initializer biases();

  /**
   * A multilayer perceptron.
   *
   * @param hidden the width of each hidden layer, from the input on; may be empty
   * @param dropout share of each hidden layer's outputs that is left out in training
   * @param norm between a hidden layer and its activation
   */
  record Mlp(
      List<Integer> hidden,
      Activation activation,
      Initializer weights,
      Initializer biases,
      double dropout,
      Norm norm)
      implements ModelSpec {
    public Mlp {
      hidden = List.copyOf(hidden);
    }

    public Mlp(
        List<Integer> hidden, Activation activation, Initializer weights, Initializer biases) {
      this(hidden, activation, weights, biases, 0, Norm.NONE);
    }
  }

  /**
   * Layers one after the other, over [channels, height, width].
   *
   * @param input how a row is laid out; empty where the data says it
   * @param activation after convolutions and hidden dense layers
   */
  record Cnn(
      List<Integer> input,
      List<LayerSpec> layers,
      Activation activation,
      Initializer weights,
      Initializer biases)
      implements ModelSpec {
    public Cnn {
      input = List.copyOf(input);
      layers = List.copyOf(layers);
    }
  }

  /**
   * Recurrent layers over [steps, features]; the last state of the last one is what is judged.
   *
   * @param input as above
   * @param hidden state width of each layer, in one direction
   * @param dropout share of what each layer hands on that is left out in training
   */
  record Recurrent(
      Cell cell,
      List<Integer> input,
      List<Integer> hidden,
      boolean bidirectional,
      double dropout,
      Initializer weights,
      Initializer biases)
      implements ModelSpec {
    public Recurrent {
      input = List.copyOf(input);
      hidden = List.copyOf(hidden);
    }
  }

  /**
   * Encoder blocks (Vaswani et al. 2017) over [steps, features], as PyTorch's
   * TransformerEncoderLayer.
   *
   * @param input as above
   * @param width of every position
   * @param layers how many blocks
   * @param feedForward width inside the two dense layers of a block
   * @param normFirst whether norms stand before attention and dense layers or after their sums
   * @param positions whether sines of the position are added
   * @param pool how positions become one row
   */
  record Transformer(
      List<Integer> input,
      int width,
      int heads,
      int layers,
      int feedForward,
      Activation activation,
      double dropout,
      boolean normFirst,
      boolean positions,
      Pool pool,
      Initializer weights,
      Initializer biases)
      implements ModelSpec {
    public Transformer {
      input = List.copyOf(input);
    }
  }

  /** The function after a hidden layer; definitions and constants are PyTorch's. */
  enum Activation {
    RELU,
    TANH,
    SIGMOID,
    /** Slope 0.01 below 0. */
    LEAKY_RELU,
    /** x·Φ(x), not its approximation by tanh. */
    GELU,
    ELU,
    SELU,
    /** x·σ(x), also called swish. */
    SILU,
    SOFTPLUS,
    IDENTITY
  }

  /** What brings a layer's outputs to mean 0 and variance 1 before they are scaled. */
  enum Norm {
    NONE,
    /** Each channel over the rows of a batch, and over running means where nothing is learned. */
    BATCH,
    /** Each row over its features. */
    LAYER
  }

  /** What a recurrent layer computes in a step. */
  enum Cell {
    RNN,
    LSTM,
    GRU
  }

  /** From all positions of a sequence to one row. */
  enum Pool {
    MEAN,
    LAST
  }

  /** One entry of a list of layers. */
  sealed interface LayerSpec {

    /**
     * @param padding on each side; absent: what keeps the size at stride 1 and an odd kernel
     */
    record Conv(int outputs, int kernel, int stride, OptionalInt padding, Norm norm)
        implements LayerSpec {}

    /**
     * @param size absent: everything becomes one value a channel
     */
    record Pooling(OptionalInt size, OptionalInt stride, boolean max) implements LayerSpec {}

    /**
     * @param units absent: as many as the task has outputs, and no activation
     */
    record Dense(OptionalInt units, double dropout, Norm norm) implements LayerSpec {}

    record Dropout(double rate) implements LayerSpec {}

    record Normalize(Norm norm) implements LayerSpec {}

    /** x + the layers of x, then the activation; the last inner one has none of its own. */
    record Residual(List<LayerSpec> layers) implements LayerSpec {
      public Residual {
        layers = List.copyOf(layers);
      }
    }
  }
}
