// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.model.ParameterShape.Role;
import assay.runner.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a network with all sizes filled in. Shapes are those of one row: the dimension
 * of the batch stands before them.
 */
public sealed interface Layer {

  List<Integer> output(List<Integer> input);

  /** In the order in which they stand among all parameters. */
  default List<ParameterShape> parameters() {
    return List.of();
  }

  /** Of one row; see {@link LayerFlops} for what counts. */
  default long flops(List<Integer> input) {
    return 0;
  }

  /** Numbers of one row that are kept from the forward to the backward pass, about. */
  default long kept(List<Integer> input) {
    return Sizes.product(output(input));
  }

  /** y = x·Wᵀ + b over the last dimension. Its weights are [outputs, inputs]: fan-out, fan-in. */
  record Linear(int inputs, int outputs) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> shape = new ArrayList<>(input);
      shape.set(shape.size() - 1, outputs);
      return shape;
    }

    @Override
    public List<ParameterShape> parameters() {
      return List.of(
          new ParameterShape(Role.WEIGHT, List.of(outputs, inputs), inputs, outputs),
          new ParameterShape(Role.BIAS, List.of(outputs), inputs, outputs));
    }

    @Override
    public long flops(List<Integer> input) {
      return LayerFlops.linear(Sizes.product(input) / inputs, inputs, outputs, true);
    }
  }

  /** A function of every number. */
  record Activate(ModelSpec.Activation function) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }
  }

  /** Leaves out a share of the numbers in training, and scales the others up. */
  record Dropout(double rate) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    /** The mask, too. */
    @Override
    public long kept(List<Integer> input) {
      return 2 * Sizes.product(input);
    }
  }

  /** Two-dimensional, over [channels, height, width], with zeros around. */
  record Convolution(int inputs, int outputs, int kernel, int stride, int padding)
      implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(
          outputs,
          Sizes.windows(input.get(1), kernel, stride, padding),
          Sizes.windows(input.get(2), kernel, stride, padding));
    }

    @Override
    public List<ParameterShape> parameters() {
      long window = (long) kernel * kernel;
      return List.of(
          new ParameterShape(
              Role.WEIGHT,
              List.of(outputs, inputs, kernel, kernel),
              inputs * window,
              outputs * window),
          new ParameterShape(Role.BIAS, List.of(outputs), inputs * window, outputs * window));
    }

    @Override
    public long flops(List<Integer> input) {
      return LayerFlops.convolution(
          Sizes.product(output(input)), inputs, (long) kernel * kernel, true);
    }
  }

  /** The largest or mean value of windows of each channel. */
  record Pool(int size, int stride, boolean max) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(
          input.get(0),
          Sizes.windows(input.get(1), size, stride, 0),
          Sizes.windows(input.get(2), size, stride, 0));
    }

    /** Where each maximum was is kept as a number of 64 bits. */
    @Override
    public long kept(List<Integer> input) {
      return (max ? 3 : 1) * Sizes.product(output(input));
    }
  }

  /** The largest or mean value of each channel. */
  record GlobalPool(boolean max) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(input.getFirst());
    }
  }

  /** Any shape as a row of numbers. */
  record Flatten() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(Math.toIntExact(Sizes.product(input)));
    }

    @Override
    public long kept(List<Integer> input) {
      return 0;
    }
  }

  /** Over the batch, and over height and width where there are any; ε 1e-5, momentum 0.1. */
  record BatchNorm(int channels) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public List<ParameterShape> parameters() {
      return norm(channels);
    }

    @Override
    public long flops(List<Integer> input) {
      return LayerFlops.norm(Sizes.product(input));
    }
  }

  /** Over the last dimensions, all where there is no sequence; ε 1e-5. */
  record LayerNorm(List<Integer> over) implements Layer {
    public LayerNorm {
      over = List.copyOf(over);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public List<ParameterShape> parameters() {
      return List.of(
          new ParameterShape(Role.GAIN, over, 1, 1), new ParameterShape(Role.SHIFT, over, 1, 1));
    }

    @Override
    public long flops(List<Integer> input) {
      return LayerFlops.norm(Sizes.product(input));
    }
  }

  private static List<ParameterShape> norm(int width) {
    return List.of(
        new ParameterShape(Role.GAIN, List.of(width), 1, 1),
        new ParameterShape(Role.SHIFT, List.of(width), 1, 1));
  }

  /**
   * x + the layers of x.
   *
   * @param projection brings x to the shape of the sum; absent where it has it
   */
  record Residual(List<Layer> body, Optional<Convolution> projection) implements Layer {
    public Residual {
      body = List.copyOf(body);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return through(body, input).getLast();
    }

    @Override
    public List<ParameterShape> parameters() {
      List<ParameterShape> all = new ArrayList<>();
      body.forEach(layer -> all.addAll(layer.parameters()));
      projection.ifPresent(layer -> all.addAll(layer.parameters()));
      return all;
    }

    @Override
    public long flops(List<Integer> input) {
      List<List<Integer>> shapes = through(body, input);
      long sum = projection.map(layer -> layer.flops(input)).orElse(0L);
      for (int i = 0; i < body.size(); i++) {
        sum += body.get(i).flops(shapes.get(i));
      }
      return sum;
    }

    @Override
    public long kept(List<Integer> input) {
      List<List<Integer>> shapes = through(body, input);
      long sum = Sizes.product(output(input)) + projection.map(p -> p.kept(input)).orElse(0L);
      for (int i = 0; i < body.size(); i++) {
        sum += body.get(i).kept(shapes.get(i));
      }
      return sum;
    }
  }

  /** The shapes before each layer and after the last. */
  static List<List<Integer>> through(List<Layer> layers, List<Integer> input) {
    List<List<Integer>> shapes = new ArrayList<>(List.of(input));
    layers.forEach(layer -> shapes.add(layer.output(shapes.getLast())));
    return shapes;
  }

  /**
   * One recurrent layer over [steps, inputs], with PyTorch's order of gates and its two biases.
   *
   * @param sequence whether the states of all steps come out or the last one of each direction
   */
  record Recurrent(
      ModelSpec.Cell cell, int inputs, int state, boolean bidirectional, boolean sequence)
      implements Layer {
    int directions() {
      return bidirectional ? 2 : 1;
    }

    int gates() {
      return switch (cell) {
        case RNN -> 1;
        case GRU -> 3;
        case LSTM -> 4;
      };
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      int width = directions() * state;
      return sequence ? List.of(input.getFirst(), width) : List.of(width);
    }

    /** For each direction: weights of inputs, of states, biases of inputs, of states. */
    @Override
    public List<ParameterShape> parameters() {
      int rows = gates() * state;
      List<ParameterShape> all = new ArrayList<>();
      for (int direction = 0; direction < directions(); direction++) {
        all.add(new ParameterShape(Role.WEIGHT, List.of(rows, inputs), inputs, rows));
        all.add(new ParameterShape(Role.WEIGHT, List.of(rows, state), state, rows));
        all.add(new ParameterShape(Role.BIAS, List.of(rows), inputs, rows));
        all.add(new ParameterShape(Role.BIAS, List.of(rows), state, rows));
      }
      return all;
    }

    @Override
    public long flops(List<Integer> input) {
      long steps = (long) input.getFirst() * directions();
      return switch (cell) {
        case RNN -> LayerFlops.rnn(steps, inputs, state);
        case GRU -> LayerFlops.gru(steps, inputs, state);
        case LSTM -> LayerFlops.lstm(steps, inputs, state);
      };
    }

    /** Gates, states and what they are made of, in every step. */
    @Override
    public long kept(List<Integer> input) {
      return (long) input.getFirst() * directions() * state * (2L * gates() + 2);
    }
  }

  /** Adds sines and cosines of the position (Vaswani et al. 2017, section 3.5). */
  record Positions(int steps, int width) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }
  }

  /** The mean or last of all positions. */
  record Pooled(boolean mean) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(input.get(1));
    }
  }

  /** An encoder block: attention of every position to all, then two dense layers for each. */
  record Encoder(
      int width,
      int heads,
      int feedForward,
      ModelSpec.Activation activation,
      double dropout,
      boolean normFirst)
      implements Layer {
    /** Weights of queries, keys and values are one matrix, as in PyTorch. */
    Linear projections() {
      return new Linear(width, 3 * width);
    }

    Linear attended() {
      return new Linear(width, width);
    }

    Linear up() {
      return new Linear(width, feedForward);
    }

    Linear down() {
      return new Linear(feedForward, width);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public List<ParameterShape> parameters() {
      List<ParameterShape> all = new ArrayList<>();
      List.of(projections(), attended(), up(), down())
          .forEach(layer -> all.addAll(layer.parameters()));
      all.addAll(norm(width));
      all.addAll(norm(width));
      return all;
    }

    @Override
    public long flops(List<Integer> input) {
      long steps = input.getFirst();
      List<Integer> wide = List.of(input.getFirst(), feedForward);
      return projections().flops(input)
          + attended().flops(input)
          + LayerFlops.attention(1, steps, width)
          + up().flops(input)
          + down().flops(wide)
          + 2 * LayerFlops.norm(steps * width);
    }

    @Override
    public long kept(List<Integer> input) {
      long steps = input.getFirst();
      long masks = dropout == 0 ? 1 : 3;
      return steps * (8L * width + 2L * feedForward + (masks - 1) * (2L * width + feedForward))
          + (1 + masks) * heads * steps * steps;
    }
  }
}
