// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What graphics cards do right now. */
record GpuSampling(List<Gpu> gpus) implements SystemProbe {
  @Override
  public Map<String, Double> read(long nanos) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Gpu gpu : gpus) {
      int index = gpu.facts().index();
      put(values, index, "util_percent", gpu.utilizationPercent());
      OptionalLong memory = gpu.memoryUsedBytes();
      memory.ifPresent(bytes -> values.put(SystemMetrics.gpu(index, "mem_bytes"), (double) bytes));
      put(values, index, "power_w", gpu.powerWatts());
      put(values, index, "temp_c", gpu.temperatureCelsius());
      put(values, index, "sm_mhz", gpu.clockMegahertz());
    }
    return values;
  }

  private static void put(
      Map<String, Double> values, int index, String what, OptionalDouble value) {
    value.ifPresent(number -> values.put(SystemMetrics.gpu(index, what), number));
  }
}
