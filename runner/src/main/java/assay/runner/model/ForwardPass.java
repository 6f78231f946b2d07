// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.RNN;
import assay.runner.spec.ModelSpec;
import java.util.Iterator;
import java.util.List;

/**
 * One way of a batch through the layers of a network, in operations of the engine that are right:
 * its own blocks for bidirectional recurrence and attention fail or keep parts in another
 * precision. Whatever is made belongs to the owner of the rows, so parameters are never receivers
 * of a call.
 */
final class ForwardPass {
  private static final float EPSILON = 1e-5f;

  /** The share of the old running value that is kept; PyTorch calls the rest its momentum. */
  private static final float RUNNING_KEPT = 0.9f;

  private static final float LEAK = 0.01f;

  private final Iterator<NDArray> trained;
  private final Iterator<NDArray> running;
  private final DropoutMasks masks;
  private final boolean training;

  ForwardPass(
      Iterator<NDArray> trained, Iterator<NDArray> running, DropoutMasks masks, boolean training) {
    this.trained = trained;
    this.running = running;
    this.masks = masks;
    this.training = training;
  }

  NDArray through(List<Layer> layers, NDArray input) {
    NDArray at = input;
    for (Layer layer : layers) {
      at = step(layer, at);
    }
    return at;
  }

  private NDArray step(Layer layer, NDArray x) {
    return switch (layer) {
      case Layer.Linear linear -> linear(x);
      case Layer.Activate(ModelSpec.Activation function) -> activated(function, x);
      case Layer.Dropout(double rate) -> dropped(rate, x);
      case Layer.Convolution convolution -> convolved(convolution, x);
      case Layer.Pool pool -> pooled(pool, x);
      case Layer.GlobalPool(boolean max) -> max ? Pool.globalMaxPool2d(x) : Pool.globalAvgPool2d(x);
      case Layer.Flatten flatten -> x.reshape(x.getShape().get(0), -1);
      case Layer.BatchNorm norm -> batchNorm(x);
      case Layer.LayerNorm norm -> layerNorm(NetworkBlock.shape(norm.over()), x);
      case Layer.Residual residual -> {
        NDArray body = through(residual.body(), x);
        yield body.add(residual.projection().map(p -> convolved(p, x)).orElse(x));
      }
      case Layer.Recurrent recurrent -> recurrent(recurrent, x);
      case Layer.Positions positions -> x.add(sines(positions, x));
      case Layer.Pooled(boolean mean) -> mean ? x.mean(new int[] {1}) : last(x);
      case Layer.Encoder encoder -> encoded(encoder, x);
    };
  }

  private NDArray linear(NDArray x) {
    return Linear.linear(x, trained.next(), trained.next()).singletonOrThrow();
  }

  static NDArray activated(ModelSpec.Activation function, NDArray x) {
    return switch (function) {
      case RELU -> Activation.relu(x);
      case TANH -> Activation.tanh(x);
      case SIGMOID -> Activation.sigmoid(x);
      case LEAKY_RELU -> Activation.leakyRelu(x, LEAK);
      case GELU -> Activation.gelu(x);
      case ELU -> Activation.elu(x, 1);
      case SELU -> Activation.selu(x);
      case SILU -> Activation.swish(x, 1);
      case SOFTPLUS -> Activation.softPlus(x);
      case IDENTITY -> x;
    };
  }

  private NDArray dropped(double rate, NDArray x) {
    return training && rate > 0 ? x.mul(masks.mask(x, rate)) : x;
  }

  private NDArray convolved(Layer.Convolution layer, NDArray x) {
    return Conv2d.conv2d(
            x,
            trained.next(),
            trained.next(),
            new Shape(layer.stride(), layer.stride()),
            new Shape(layer.padding(), layer.padding()))
        .singletonOrThrow();
  }

  private static NDArray pooled(Layer.Pool pool, NDArray x) {
    Shape size = new Shape(pool.size(), pool.size());
    Shape stride = new Shape(pool.stride(), pool.stride());
    Shape none = new Shape(0, 0);
    return pool.max()
        ? Pool.maxPool2d(x, size, stride, none, false)
        : Pool.avgPool2d(x, size, stride, none, false, true);
  }

  private NDArray batchNorm(NDArray x) {
    NDArray gain = trained.next();
    NDArray shift = trained.next();
    return BatchNorm.batchNorm(
            x, running.next(), running.next(), gain, shift, 1, RUNNING_KEPT, EPSILON, training)
        .singletonOrThrow();
  }

  private NDArray layerNorm(Shape over, NDArray x) {
    return LayerNorm.layerNorm(x, over, trained.next(), trained.next(), EPSILON).singletonOrThrow();
  }

  private NDArray recurrent(Layer.Recurrent layer, NDArray x) {
    NDList forward = directed(layer, x);
    NDList parts = new NDList(part(layer, forward));
    if (layer.bidirectional()) {
      NDArray backward = part(layer, directed(layer, x.flip(1)));
      parts.add(layer.sequence() ? backward.flip(1) : backward);
    }
    return parts.size() == 1 ? parts.head() : parts.head().concat(parts.get(1), -1);
  }

  /** All states [rows, steps, state], or the last one [rows, state]. */
  private static NDArray part(Layer.Recurrent layer, NDList result) {
    return layer.sequence() ? result.get(0) : last(result.get(0));
  }

  private NDList directed(Layer.Recurrent layer, NDArray x) {
    NDManager manager = x.getManager();
    NDList parameters = new NDList(trained.next(), trained.next(), trained.next(), trained.next());
    Shape state = new Shape(1, x.getShape().get(0), layer.state());
    NDArray zeros = manager.zeros(state, x.getDataType());
    boolean biases = true;
    boolean bidirectional = false;
    boolean batchFirst = true;
    return switch (layer.cell()) {
      case RNN ->
          x.getNDArrayInternal()
              .rnn(
                  x,
                  zeros,
                  parameters,
                  biases,
                  1,
                  RNN.Activation.TANH,
                  0,
                  training,
                  bidirectional,
                  batchFirst);
      case GRU ->
          x.getNDArrayInternal()
              .gru(x, zeros, parameters, biases, 1, 0, training, bidirectional, batchFirst);
      case LSTM ->
          x.getNDArrayInternal()
              .lstm(
                  x,
                  new NDList(zeros, manager.zeros(state, x.getDataType())),
                  parameters,
                  biases,
                  1,
                  0,
                  training,
                  bidirectional,
                  batchFirst);
    };
  }

  private static NDArray last(NDArray sequence) {
    long steps = sequence.getShape().get(1);
    return sequence.get(new NDIndex().addAllDim().addIndices(steps - 1));
  }

  /** sin(p/10000^(2i/width)) and the cosine, side by side. */
  private static NDArray sines(Layer.Positions layer, NDArray x) {
    float[] values = new float[layer.steps() * layer.width()];
    for (int step = 0; step < layer.steps(); step++) {
      for (int i = 0; i < layer.width(); i++) {
        double angle = step / Math.pow(10_000, (i - i % 2) / (double) layer.width());
        values[step * layer.width() + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    NDArray sines = x.getManager().create(values, new Shape(1, layer.steps(), layer.width()));
    return x.getDataType() == DataType.FLOAT32 ? sines : sines.toType(x.getDataType(), false);
  }

  private NDArray encoded(Layer.Encoder layer, NDArray x) {
    // Parameters stand as PyTorch lists them: the norms come last.
    NDArray[] p = new NDArray[12];
    for (int i = 0; i < p.length; i++) {
      p[i] = trained.next();
    }
    Shape width = new Shape(layer.width());
    if (layer.normFirst()) {
      NDArray attended =
          x.add(dropped(layer.dropout(), attention(layer, norm(x, width, p[8], p[9]), p)));
      return attended.add(
          dropped(layer.dropout(), dense(layer, norm(attended, width, p[10], p[11]), p)));
    }
    NDArray attended =
        norm(x.add(dropped(layer.dropout(), attention(layer, x, p))), width, p[8], p[9]);
    return norm(
        attended.add(dropped(layer.dropout(), dense(layer, attended, p))), width, p[10], p[11]);
  }

  private static NDArray norm(NDArray x, Shape width, NDArray gain, NDArray shift) {
    return LayerNorm.layerNorm(x, width, gain, shift, EPSILON).singletonOrThrow();
  }

  private NDArray dense(Layer.Encoder layer, NDArray x, NDArray[] p) {
    NDArray up = activated(layer.activation(), linear(x, p[4], p[5]));
    return linear(dropped(layer.dropout(), up), p[6], p[7]);
  }

  private NDArray attention(Layer.Encoder layer, NDArray x, NDArray[] p) {
    long rows = x.getShape().get(0);
    long steps = x.getShape().get(1);
    int part = layer.width() / layer.heads();
    NDList projected = linear(x, p[0], p[1]).split(3, 2);
    NDArray queries = heads(layer, projected.get(0), rows, steps);
    NDArray keys = heads(layer, projected.get(1), rows, steps);
    NDArray values = heads(layer, projected.get(2), rows, steps);
    NDArray scores =
        queries.matMul(keys.transpose(0, 1, 3, 2)).mul(1 / Math.sqrt(part)).softmax(-1);
    NDArray mixed =
        dropped(layer.dropout(), scores)
            .matMul(values)
            .transpose(0, 2, 1, 3)
            .reshape(rows, steps, layer.width());
    return linear(mixed, p[2], p[3]);
  }

  /** [rows, heads, steps, part]. */
  private static NDArray heads(Layer.Encoder layer, NDArray x, long rows, long steps) {
    return x.reshape(rows, steps, layer.heads(), layer.width() / layer.heads())
        .transpose(0, 2, 1, 3);
  }

  private static NDArray linear(NDArray x, NDArray weights, NDArray biases) {
    return Linear.linear(x, weights, biases).singletonOrThrow();
  }
}
