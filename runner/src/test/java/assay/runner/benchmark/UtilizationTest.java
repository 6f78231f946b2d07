// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.execute.Curves;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.spec.CellSettings;
import assay.runner.testing.Benchmarks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UtilizationTest {

  /** 100 GFLOP/s and 10 GB/s: the ridge is at 10 operations a byte. */
  private static final DevicePeak PEAK =
      new DevicePeak(
          List.of(new Roof("product", 100e9, 90e9, 8)),
          List.of(new Roof("convolution", 60e9, 50e9, 8)),
          new Roof("addition", 10e9, 9e9, 8));

  private static MeasurementResult measured(double params, double values, double throughput) {
    return new MeasurementResult(
        FitState.FINISHED,
        Map.of(
            "bench/throughput", throughput,
            "model/params", params,
            "model/values_per_sample", values,
            "model/flops_per_sample", 2 * params),
        new Curves(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CellSettings settings(String more) {
    return Benchmarks.spec(
            Benchmarks.SMALL.replace("search: {space: {input.batch: {values: [1, 16]}}}\n", more))
        .configurations()
        .getFirst()
        .settings();
  }

  /**
   * A sample takes 2,000,000 operations, and 4 × (1,000,000 + 1000) bytes: 0.4995 a byte. Memory
   * allows 10e9 × 0.4995 of them a second; 1000 samples a second take 2e9.
   */
  @Test
  void belowTheRidgeMemoryIsTheRoof() {
    MeasurementResult result =
        Utilization.added(measured(1e6, 1000, 1000), settings(""), Optional.of(PEAK));

    assertThat(result.metrics().get("bench/flop_per_byte")).isCloseTo(0.4995005, within(1e-7));
    assertThat(result.metrics().get("bench/roofline_frac")).isCloseTo(0.4004, within(1e-9));
    assertThat(result.metrics().get("bench/mfu")).isCloseTo(0.02, within(1e-12));
    assertThat(result.metrics()).containsEntry("bench/peak_bytes_per_s", 10e9);
    assertThat(result.flags()).isEmpty();
  }

  /** Twice the roof: 4 MB may lie in a cache, 4 GB may not. */
  @Test
  void moreThanTheRoofIsDoubtedWhereNoCacheExplainsIt() {
    MeasurementResult cached =
        Utilization.added(measured(1e6, 0, 5000), settings(""), Optional.of(PEAK));
    MeasurementResult large =
        Utilization.added(measured(1e9, 0, 5), settings(""), Optional.of(PEAK));

    assertThat(cached.metrics().get("bench/roofline_frac")).isCloseTo(2, within(1e-9));
    assertThat(cached.flags()).isEmpty();
    assertThat(large.metrics().get("bench/roofline_frac")).isCloseTo(2, within(1e-9));
    assertThat(large.flags().get("roofline")).startsWith("200 % of the roofline");
  }

  @Test
  void stepsOfTrainingHaveNoPlaceBelowTheRoofline() {
    MeasurementResult result =
        Utilization.added(
            measured(1e6, 1000, 1000),
            settings("scenarios: [{name: training_step}]\n"),
            Optional.of(PEAK));

    assertThat(result.metrics().get("bench/mfu")).isCloseTo(0.06, within(1e-12));
    assertThat(result.metrics()).doesNotContainKeys("bench/flop_per_byte", "bench/roofline_frac");
  }
}
