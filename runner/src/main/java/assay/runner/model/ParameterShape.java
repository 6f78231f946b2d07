// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.util.List;

/**
 * One block of trained numbers.
 *
 * @param fanIn numbers that come into one unit of its layer, for its first values
 * @param fanOut numbers that one input of its layer leads to
 */
public record ParameterShape(Role role, List<Integer> shape, long fanIn, long fanOut) {
  public ParameterShape {
    shape = List.copyOf(shape);
  }

  /** What a block of numbers does. */
  public enum Role {
    /** A matrix that inputs are multiplied with; penalties and decay are for these alone. */
    WEIGHT,
    BIAS,
    /** Scale of a norm; starts as 1. */
    GAIN,
    /** What a norm adds; starts as 0. */
    SHIFT
  }

  public long size() {
    return Sizes.product(shape);
  }
}
