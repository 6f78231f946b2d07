// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CpuUse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.software.os.OSProcess;

/** Asks OSHI; for systems without {@code /proc}. OSHI counts in milliseconds. */
final class OshiCpuUse implements Supplier<Optional<CpuUse>> {
  private final CentralProcessor processor;
  private final List<OSProcess> own;

  OshiCpuUse(CentralProcessor processor, List<OSProcess> own) {
    this.processor = processor;
    this.own = List.copyOf(own);
  }

  @Override
  public Optional<CpuUse> get() {
    long[] ticks = processor.getSystemCpuLoadTicks();
    long total = Arrays.stream(ticks).sum();
    long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    long used =
        own.stream()
            .filter(OSProcess::updateAttributes)
            .mapToLong(process -> process.getKernelTime() + process.getUserTime())
            .sum();
    return total > 0 ? Optional.of(new CpuUse(total, total - idle, used)) : Optional.empty();
  }
}
