// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.EnergyChoice;
import java.util.Map;

/**
 * What measuring processes need to know to find out their energy.
 *
 * @param idleWatts of the idle machine, by target and then by source ({@code cpu}, {@code gpu});
 *     without those that were not measured
 */
public record EnergyPlan(EnergyChoice choice, Map<String, Map<String, Double>> idleWatts) {

  /** What the machine measures, gross. */
  public static final EnergyPlan MEASURED = new EnergyPlan(EnergyChoice.MEASURED, Map.of());

  public EnergyPlan {
    idleWatts = Map.copyOf(idleWatts);
  }

  Map<String, Double> idleWatts(String target) {
    return idleWatts.getOrDefault(target, Map.of());
  }
}
