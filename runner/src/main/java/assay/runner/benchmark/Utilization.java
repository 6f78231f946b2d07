// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.ndarray.types.DataType;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.spec.CellSettings;
import assay.runner.spec.ScenarioSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a measurement reached of what its device can do, added to it. */
final class Utilization {
  /** The backward pass multiplies twice where the forward pass does once. */
  static final double PASSES_OF_TRAINING = 3;

  /**
   * What one call reads and writes may stay in caches up to this, and be faster than memory: more
   * than the memory's roof is then no error. The largest caches of one socket have about a
   * gigabyte, usual ones a tenth of this.
   */
  private static final double CACHED_BYTES = 512 << 20;

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
    Map<String, Double> metrics = new LinkedHashMap<>(result.metrics());
    Map<String, String> flags = new LinkedHashMap<>(result.flags());
    boolean training = isTraining(settings);
    Efficiency efficiency = Efficiency.ofPeak(flops, training, throughput, peak.get());
    metrics.put("bench/mfu", efficiency.share());
    metrics.put("bench/peak_flops_per_s", peak.get().flopsPerSecond());
    metrics.put("bench/peak_bytes_per_s", peak.get().bytesPerSecond());
    efficiency.doubt().ifPresent(doubt -> flags.put("mfu", doubt));
    OptionalDouble bytes = training ? OptionalDouble.empty() : bytes(result, settings);
    if (bytes.isPresent()) {
      double intensity = settings.batch() * flops / bytes.getAsDouble();
      Efficiency roofline = Efficiency.ofRoofline(flops * throughput, intensity, peak.get());
      metrics.put("bench/flop_per_byte", intensity);
      metrics.put("bench/roofline_frac", roofline.share());
      if (bytes.getAsDouble() > CACHED_BYTES) {
        roofline.doubt().ifPresent(doubt -> flags.put("roofline", doubt));
      }
    }
    return new MeasurementResult(
        result.state(),
        metrics,
        result.series(),
        flags,
        result.artifacts(),
        result.cause(),
        result.detail());
  }

  /** Of one call if everything is moved once; see {@link Efficiency#intensity}. */
  private static OptionalDouble bytes(MeasurementResult result, CellSettings settings) {
    Double parameters = result.metrics().get("model/params");
    Double values = result.metrics().get("model/values_per_sample");
    if (parameters == null || values == null) {
      return OptionalDouble.empty();
    }
    int bytesPerValue = DataType.valueOf(settings.type().toUpperCase(Locale.ROOT)).getNumOfBytes();
    return OptionalDouble.of(bytesPerValue * (parameters + settings.batch() * values));
  }
}
