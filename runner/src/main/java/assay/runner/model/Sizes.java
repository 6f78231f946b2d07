// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.util.List;

/** Arithmetic of shapes. */
final class Sizes {
  private Sizes() {}

  /** How many numbers a tensor of this shape holds. */
  static long product(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  static int last(List<Integer> shape) {
    return shape.getLast();
  }

  /** What a window that slides over {@code length} with padding on both ends gives. */
  static int windows(int length, int window, int stride, int padding) {
    int room = length + 2 * padding - window;
    return room < 0 ? 0 : room / stride + 1;
  }
}
