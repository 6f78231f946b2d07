// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where among all parameters, one after the other in one array, the weights stand: what penalties
 * and decay are for, unlike biases and norms.
 */
public record WeightRanges(List<Range> ranges) {
  public WeightRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * @param to exclusive
   */
  public record Range(int from, int to) {}

  /** All of an array. */
  public static WeightRanges all(int size) {
    return new WeightRanges(List.of(new Range(0, size)));
  }

  static WeightRanges of(List<ParameterShape> shapes) {
    List<Range> ranges = new ArrayList<>();
    long next = 0;
    for (ParameterShape shape : shapes) {
      long end = next + shape.size();
      if (shape.role() == ParameterShape.Role.WEIGHT) {
        ranges.add(new Range(Math.toIntExact(next), Math.toIntExact(end)));
      }
      next = end;
    }
    return new WeightRanges(ranges);
  }
}
