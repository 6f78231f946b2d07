// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.SystemMetrics;
import assay.runner.measure.SystemProbe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import oshi.software.os.OSProcess;

/**
 * Processor time and memory of one process by OSHI, for systems without {@code /proc}. The share is
 * reckoned from total times: OSHI's own needs two objects of the same process, and compares one
 * that was updated in place with itself.
 */
final class OshiProcessSampling implements SystemProbe {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final OSProcess process;
  private final CpuPercent cpu = new CpuPercent();

  OshiProcessSampling(OSProcess process) {
    this.process = process;
  }

  @Override
  public Map<String, Double> read(long nanos) {
    Map<String, Double> values = new LinkedHashMap<>();
    boolean alive = process.updateAttributes();
    OptionalLong used =
        alive
            ? OptionalLong.of((process.getKernelTime() + process.getUserTime()) * NANOS_PER_MILLI)
            : OptionalLong.empty();
    cpu.next(used, nanos).ifPresent(percent -> values.put(SystemMetrics.CPU_PERCENT, percent));
    if (alive) {
      Known.positive(process.getResidentMemory())
          .ifPresent(bytes -> values.put(SystemMetrics.RSS_BYTES, (double) bytes));
    }
    return values;
  }
}
