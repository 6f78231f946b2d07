// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.benchmark.DevicePeak;
import assay.runner.benchmark.PeakKey;
import assay.runner.benchmark.Roof;
import assay.runner.measure.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePeakTextTest {
  private static final DevicePeak PEAK =
      new DevicePeak(
          List.of(new Roof("matrix product 512", 102e9, 96.5e9, 120)),
          List.of(new Roof("convolution", 60e9, 30e9, 8)),
          new Roof("addition of 128 MiB", 4.2e9, 4e9, 8));

  @Test
  void operationsStandInATable() {
    assertThat(DevicePeakText.table(PEAK))
        .containsExactly(
            "operation                    best        median  times",
            "matrix product 512    102 GFLOP/s  96.5 GFLOP/s    120",
            "convolution          60.0 GFLOP/s  30.0 GFLOP/s      8  disturbed",
            "addition of 128 MiB     4.20 GB/s     4.00 GB/s      8");
  }

  @Test
  void theVerdictTellsThePeakAndWhetherItIsDoubtful() {
    PeakKey key =
        new PeakKey(new Environment(Map.of()), "PyTorch 2.7.1 / DJL 0.36.0", "cpu", "float32", 2);

    assertThat(DevicePeakText.verdict(key, PEAK))
        .hasSize(2)
        .first()
        .isEqualTo(
            "cpu, float32, 2 threads, PyTorch 2.7.1 / DJL 0.36.0: 102 GFLOP/s and 4.20 GB/s at"
                + " best.");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50 B/s",
    "999.4, 999 B/s",
    "999.6, 1.00 kB/s",
    "12345, 12.3 kB/s",
    "9.999e9, 10.0 GB/s",
    "67e12, 67.0 TB/s"
  })
  void ratesHaveThreeDigits(double value, String text) {
    assertThat(DevicePeakText.rate(value, "B/s")).isEqualTo(text);
  }
}
