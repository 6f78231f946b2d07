// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with its sizes filled in: what remains open in a {@link ModelSpec} is how many columns
 * come in and how many classes go out.
 *
 * @param layers from the input on; the activation stands between them, not after the last
 */
public record Architecture(List<LinearShape> layers, ModelSpec.Activation activation) {
  public Architecture {
    layers = List.copyOf(layers);
  }

  public static Architecture of(ModelSpec.Mlp model, int inputs, int classes) {
    List<LinearShape> layers = new ArrayList<>();
    int width = inputs;
    for (int hidden : model.hidden()) {
      layers.add(new LinearShape(width, hidden));
      width = hidden;
    }
    layers.add(new LinearShape(width, classes));
    return new Architecture(layers, model.activation());
  }

  public int inputs() {
    return layers.getFirst().inputs();
  }

  public int classes() {
    return layers.getLast().outputs();
  }

  public long parameters() {
    return layers.stream().mapToLong(LinearShape::parameters).sum();
  }

  /** Numbers that go into the layers and come out of them, of one forward pass of one row. */
  public long valuesPerSample() {
    return layers.stream().mapToLong(layer -> (long) layer.inputs() + layer.outputs()).sum();
  }

  /** Of one forward pass of one row; activations are not counted. */
  public long flopsPerSample() {
    return layers.stream().mapToLong(LinearShape::flops).sum();
  }
}
