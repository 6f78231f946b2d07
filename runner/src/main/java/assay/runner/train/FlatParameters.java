// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/**
 * The parameters of a network as one array, one after the other in its order. Values and gradients
 * stay where the engine put them; they are copied from and to its memory directly.
 */
final class FlatParameters {
  private final List<NDArray> tensors;
  private final List<NativeFloats> values;
  private final int size;
  private final float[] zeros;
  private List<NativeFloats> gradients = List.of();

  FlatParameters(List<NDArray> tensors) {
    this.tensors = List.copyOf(tensors);
    values = memory(this.tensors, Function.identity());
    size = values.stream().mapToInt(NativeFloats::size).sum();
    zeros = new float[values.stream().mapToInt(NativeFloats::size).max().orElse(0)];
  }

  int size() {
    return size;
  }

  void write(float[] source) {
    int offset = 0;
    for (NativeFloats memory : values) {
      memory.write(source, offset);
      offset += memory.size();
    }
  }

  /**
   * Copies the gradient that backward passes have summed up since the last call, and sets it to
   * zero.
   */
  void takeGradient(float[] target) {
    if (gradients.isEmpty()) {
      // The first backward pass creates the gradients; later ones add to them in place.
      gradients = memory(tensors, NDArray::getGradient);
    }
    int offset = 0;
    for (NativeFloats memory : gradients) {
      memory.read(target, offset);
      memory.write(zeros, 0);
      offset += memory.size();
    }
  }

  private static List<NativeFloats> memory(List<NDArray> tensors, Function<NDArray, NDArray> part) {
    return tensors.stream().map(part).map(NativeFloats::of).toList();
  }
}
