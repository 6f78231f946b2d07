// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a model costs by its structure.
 *
 * @param parameters trainable numbers, shared ones once; absent where the engine does not show them
 * @param flopsPerSample of one forward pass ({@link LayerFlops}); absent as soon as one part is
 *     unknown: a partial sum would pass for a whole one. A step of training takes about three times
 *     as many
 * @param unknown the parts that could not be counted
 */
public record ModelCost(
    OptionalLong parameters, OptionalLong flopsPerSample, List<String> unknown) {
  public ModelCost {
    unknown = List.copyOf(unknown);
  }
}
