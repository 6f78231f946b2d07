// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Processor time and memory of one process, from one reading of one file of the kernel. */
final class LinuxProcessSampling implements SystemProbe {
  private final LinuxProcess process;
  private final OptionalLong pageBytes;
  private final CpuPercent cpu = new CpuPercent();

  /**
   * @param pageBytes as {@link PageSize} tells
   */
  LinuxProcessSampling(LinuxProcess process, OptionalLong pageBytes) {
    this.process = process;
    this.pageBytes = pageBytes;
  }

  @Override
  public Map<String, Double> read(long nanos) {
    Map<String, Double> values = new LinkedHashMap<>();
    Optional<ProcessStat> stat = process.stat();
    OptionalLong used =
        stat.isPresent()
            ? OptionalLong.of(stat.get().cpuTicks() * LinuxProcess.NANOS_PER_TICK)
            : OptionalLong.empty();
    cpu.next(used, nanos).ifPresent(percent -> values.put(SystemMetrics.CPU_PERCENT, percent));
    if (stat.isPresent() && pageBytes.isPresent()) {
      values.put(
          SystemMetrics.RSS_BYTES, (double) stat.get().residentPages() * pageBytes.getAsLong());
    }
    return values;
  }
}
