// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Map;

/**
 * What is known of a target before anything is measured there.
 *
 * @param device the short name that people compare
 * @param fingerprint hash of the environment
 * @param environment what enters it, by name
 * @param energy how the energy of each source is found out, for people
 */
public record TargetFacts(
    String device,
    String fingerprint,
    Map<String, String> environment,
    Map<String, String> energy) {
  public TargetFacts {
    environment = Map.copyOf(environment);
    energy = Map.copyOf(energy);
  }
}
