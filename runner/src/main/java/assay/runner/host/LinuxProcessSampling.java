// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time and memory of one process, from the kernel's files. */
final class LinuxProcessSampling implements SystemProbe {
  private final LinuxProcess process;
  private final CpuPercent cpu = new CpuPercent();

  LinuxProcessSampling(LinuxProcess process) {
    this.process = process;
  }

  @Override
  public Map<String, Double> read(long nanos) {
    Map<String, Double> values = new LinkedHashMap<>();
    cpu.next(process.cpuNanos(), nanos)
        .ifPresent(percent -> values.put(SystemMetrics.CPU_PERCENT, percent));
    process.residentBytes().ifPresent(bytes -> values.put(SystemMetrics.RSS_BYTES, (double) bytes));
    return values;
  }
}
