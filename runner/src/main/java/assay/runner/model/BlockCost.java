// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.SymbolBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.core.Prelu;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.nn.transformer.PointwiseFeedForwardBlock;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Counts the parameters and operations of an initialized block by walking through it. */
public final class BlockCost {
  /** Functions that DJL wraps as blocks by these names; none of them is counted as arithmetic. */
  private static final Set<String> UNCOUNTED =
      Set.of(
          "ReLU",
          "ReLU6",
          "sigmoid",
          "Tanh",
          "softPlus",
          "softSign",
          "LeakyReLU",
          "ELU",
          "SELU",
          "GELU",
          "Swish",
          "Mish",
          "batchFlatten",
          "identity");

  private static final Predicate<String> POOLING =
      Pattern.compile("(global)?(max|avg|lp)pool[123]d", Pattern.CASE_INSENSITIVE)
          .asMatchPredicate();

  private final List<String> unknown = new ArrayList<>();
  private long flops;

  private BlockCost() {}

  /**
   * @param block initialized; its engine is used to find the shapes between its parts
   * @param sample shape of one input, without the dimension of the batch
   */
  public static ModelCost of(Block block, Shape sample) {
    BlockCost cost = new BlockCost();
    cost.walk(block, new Shape[] {new Shape(1).addAll(sample)});
    OptionalLong flops =
        cost.unknown.isEmpty() ? OptionalLong.of(cost.flops) : OptionalLong.empty();
    return new ModelCost(parameters(block), flops, cost.unknown);
  }

  /** Statistics that a norm keeps are not trained, so they are not counted. */
  private static OptionalLong parameters(Block block) {
    if (block instanceof SymbolBlock && block.getParameters().isEmpty()) {
      return OptionalLong.empty();
    }
    Set<Parameter> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(block.getParameters().values());
    return OptionalLong.of(
        distinct.stream()
            .filter(each -> each.getType() != Parameter.Type.RUNNING_MEAN)
            .filter(each -> each.getType() != Parameter.Type.RUNNING_VAR)
            .mapToLong(each -> each.getShape().size())
            .sum());
  }

  private void walk(Block block, Shape[] inputs) {
    switch (block) {
      case SequentialBlock chain -> chain(chain, inputs);
      case NetworkBlock network ->
          flops += inputs[0].get(0) * network.architecture().flopsPerSample();
      case Linear linear -> flops += linear(linear, inputs[0]);
      case Convolution convolution -> flops += convolution(convolution, inputs);
      case RecurrentBlock recurrent -> recurrent(recurrent, inputs[0]);
      case ScaledDotProductAttentionBlock attention -> attention(attention, inputs[0]);
      case TransformerEncoderBlock encoder ->
          encoder.getChildren().values().forEach(part -> walk(part, inputs));
      case BatchNorm norm -> flops += LayerFlops.norm(inputs[0].size());
      case LayerNorm norm -> flops += LayerFlops.norm(inputs[0].size());
      case LambdaBlock function when isUncounted(function.getName()) -> {}
      case Dropout nothingAtInference -> {}
      case Embedding<?> lookUp -> {}
      case Prelu activation -> {}
      default -> unknown.add(name(block));
    }
  }

  private static boolean isUncounted(String name) {
    return UNCOUNTED.contains(name) || POOLING.test(name);
  }

  private static String name(Block block) {
    String type = block.getClass().getSimpleName();
    return block instanceof LambdaBlock function ? type + " " + function.getName() : type;
  }

  private void chain(SequentialBlock chain, Shape[] inputs) {
    Shape[] shapes = inputs;
    for (Block part : chain.getChildren().values()) {
      // The one function in there is its activation, whatever it is called.
      if (!(chain instanceof PointwiseFeedForwardBlock && part instanceof LambdaBlock)) {
        walk(part, shapes);
      }
      shapes = part.getOutputShapes(shapes);
    }
  }

  /** [outputs, inputs] are the weights. */
  private static long linear(Linear linear, Shape input) {
    Shape weights = parameter(linear, "weight").getShape();
    long rows = input.size() / weights.get(1);
    return LayerFlops.linear(rows, weights.get(1), weights.get(0), hasBias(linear));
  }

  /** [output channels, input channels of a group, kernel …] are the weights. */
  private static long convolution(Convolution convolution, Shape[] inputs) {
    Shape weights = parameter(convolution, "weight").getShape();
    return LayerFlops.convolution(
        convolution.getOutputShapes(inputs)[0].size(),
        weights.get(1),
        weights.slice(2).size(),
        hasBias(convolution));
  }

  /** For each layer and direction there are weights [gates · state, inputs or state]. */
  private void recurrent(RecurrentBlock block, Shape input) {
    long steps = input.get(0) * input.get(1);
    for (Parameter each : block.getDirectParameters().values()) {
      if (each.getName().endsWith("_i2h_WEIGHT")) {
        long rows = each.getShape().get(0);
        long columns = each.getShape().get(1);
        switch (block) {
          case LSTM lstm -> flops += LayerFlops.lstm(steps, columns, rows / 4);
          case GRU gru -> flops += LayerFlops.gru(steps, columns, rows / 3);
          case RNN rnn -> flops += LayerFlops.rnn(steps, columns, rows);
          default -> unknown.add(name(block));
        }
      }
    }
  }

  /** [samples, length, width] come in. */
  private void attention(ScaledDotProductAttentionBlock attention, Shape input) {
    attention.getChildren().values().forEach(part -> walk(part, new Shape[] {input}));
    flops += LayerFlops.attention(input.get(0), input.get(1), input.get(2));
  }

  private static boolean hasBias(Block block) {
    return block.getDirectParameters().values().stream()
        .anyMatch(each -> each.getType() == Parameter.Type.BIAS);
  }

  private static Parameter parameter(Block block, String name) {
    ParameterList all = block.getDirectParameters();
    return all.get(name);
  }
}
