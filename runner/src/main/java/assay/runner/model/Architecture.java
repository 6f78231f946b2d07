// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with its sizes filled in: what remains open in a {@link ModelSpec} is how a row looks and
 * how many outputs there are.
 *
 * @param input the shape of a row
 * @param layers from the input on; the last is linear
 */
public record Architecture(List<Integer> input, List<Layer> layers) {
  public Architecture {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
  }

  /**
   * @param row the shape in which the data gives its rows
   * @throws ArchitectureException if the model cannot read such rows
   */
  public static Architecture of(ModelSpec model, List<Integer> row, int outputs) {
    return new Blueprint(row, outputs).of(model);
  }

  /** Of rows that are columns of a table. */
  public static Architecture of(ModelSpec model, int columns, int outputs) {
    return of(model, List.of(columns), outputs);
  }

  public int outputs() {
    return Layer.through(layers, input).getLast().getLast();
  }

  public List<ParameterShape> parameterShapes() {
    List<ParameterShape> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.parameters()));
    return all;
  }

  public long parameters() {
    return parameterShapes().stream().mapToLong(ParameterShape::size).sum();
  }

  /**
   * Numbers that go into the layers with parameters and come out of them, of one forward pass of
   * one row: what the others do can be done on the way.
   */
  public long valuesPerSample() {
    long sum = 0;
    List<List<Integer>> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      if (!layers.get(i).parameters().isEmpty()) {
        sum += Sizes.product(shapes.get(i)) + Sizes.product(shapes.get(i + 1));
      }
    }
    return sum;
  }

  /** Of one forward pass of one row; activations are not counted. */
  public long flopsPerSample() {
    long sum = 0;
    List<List<Integer>> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).flops(shapes.get(i));
    }
    return sum;
  }

  /** Numbers that one row leaves for the backward pass, about; its own features among them. */
  public long keptPerSample() {
    long sum = Sizes.product(input);
    List<List<Integer>> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).kept(shapes.get(i));
    }
    return sum;
  }

  /** The most parameters of one layer, and which it is, from 1. */
  public LargestLayer largestLayer() {
    LargestLayer largest = new LargestLayer(0, 0);
    for (int i = 0; i < layers.size(); i++) {
      long size = layers.get(i).parameters().stream().mapToLong(ParameterShape::size).sum();
      largest = size > largest.parameters() ? new LargestLayer(i, size) : largest;
    }
    return largest;
  }

  /**
   * @param index of {@link #layers}
   */
  public record LargestLayer(int index, long parameters) {}

  /** Whether a batch of one row has no variance that a layer needs. */
  public boolean needsTwoRows() {
    return has(layers, Layer.BatchNorm.class);
  }

  private static boolean has(List<Layer> layers, Class<? extends Layer> type) {
    return layers.stream()
        .anyMatch(layer ->
            type.isInstance(layer)
                || (layer instanceof Layer.Residual residual && has(residual.body(), type)));
  }

  /** Which of all parameters are weights. */
  public WeightRanges weights() {
    return WeightRanges.of(parameterShapes());
  }
}
