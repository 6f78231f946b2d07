// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.Ticker;
import assay.runner.spec.CellSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** What a process uses while it is measured, from the first measured call to the last. */
final class MeasuredWindow {
  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  static MeasuredWindow ofThisProcess(CellSettings settings, Ticker ticker) {
    return new MeasuredWindow();
  }

  void start() {
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  ObjectNode stop() {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.put("heap_peak_bytes", heap.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
    return seen;
  }
}
