// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One of the inputs of a model.
 *
 * @param name by which an ONNX model knows it; empty: by its place
 * @param shape of one sample
 * @param type {@code float32} …
 * @param max random whole numbers are below it; absent for others
 */
public record InputSpec(String name, List<Integer> shape, String type, OptionalLong max) {

  private static final Set<String> INTEGERS = Set.of("int32", "int64");

  public InputSpec {
    shape = List.copyOf(shape);
  }

  static boolean isInteger(String type) {
    return INTEGERS.contains(type);
  }

  /** Whether it is fed whole numbers. */
  public boolean isInteger() {
    return isInteger(type);
  }
}
