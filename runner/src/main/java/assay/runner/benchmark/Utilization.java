// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.spec.CellSettings;
import assay.runner.spec.ScenarioSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a measurement reached of what its device can do, added to it. */
final class Utilization {
  /** The backward pass multiplies twice where the forward pass does once. */
  static final double PASSES_OF_TRAINING = 3;

  private Utilization() {}

  static boolean isTraining(CellSettings settings) {
    return settings.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
  }

  /**
   * @param peak measured before; without it nothing is added
   */
  static MeasurementResult added(
      MeasurementResult result, CellSettings settings, Optional<DevicePeak> peak) {
    Double flops = result.metrics().get("model/flops_per_sample");
    Double throughput = result.metrics().get("bench/throughput");
    boolean open = settings.scenario().kind() == ScenarioSpec.Kind.SERVER;
    if (result.state() != FitState.FINISHED
        || open
        || peak.isEmpty()
        || flops == null
        || throughput == null) {
      return result;
    }
    Efficiency efficiency = Efficiency.ofPeak(flops, isTraining(settings), throughput, peak.get());
    Map<String, Double> metrics = new LinkedHashMap<>(result.metrics());
    metrics.put("bench/mfu", efficiency.share());
    Map<String, String> flags = new LinkedHashMap<>(result.flags());
    efficiency.doubt().ifPresent(doubt -> flags.put("mfu", doubt));
    return new MeasurementResult(
        result.state(),
        metrics,
        result.series(),
        flags,
        result.artifacts(),
        result.cause(),
        result.detail());
  }
}
