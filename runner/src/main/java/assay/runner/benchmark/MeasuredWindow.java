// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.Energy;
import assay.runner.measure.EnergyMeter;
import assay.runner.measure.PeakMemory;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.ThrottleWatch;
import assay.runner.measure.Ticker;
import assay.runner.spec.CellSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process uses while it is measured, from the first measured call to the last. Energy is
 * that of whole devices.
 */
final class MeasuredWindow {
  private final Machine machine;
  private final List<HostFacts.Gpu> gpus;
  private final EnergyMeter energy;
  private final Energy idle;
  private final PeakMemory memory;
  private final Optional<PeakMemory> gpuMemory;
  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private @Nullable ThrottleWatch throttling;
  private EnergyMeter.@Nullable EnergyWindow joules;

  private MeasuredWindow(Machine machine, List<HostFacts.Gpu> gpus, Job job, Ticker ticker) {
    long pid = ProcessHandle.current().pid();
    this.machine = machine;
    this.gpus = gpus;
    this.energy = machine.energy(gpus, job.energy(), ticker);
    this.idle = idle(job.idleWatts());
    this.memory = machine.peakMemory(pid);
    this.gpuMemory = gpus.stream().findFirst().map(gpu -> machine.peakMemory(pid, gpu));
  }

  static MeasuredWindow ofThisProcess(Job job, Ticker ticker) {
    CellSettings settings = job.settings();
    Machine machine = Machine.local();
    List<HostFacts.Gpu> gpus =
        settings.target().startsWith("gpu:")
            ? machine
                .findGpu(Integer.parseInt(settings.target().substring("gpu:".length())))
                .map(List::of)
                .orElse(List.of())
            : List.of();
    return new MeasuredWindow(machine, gpus, job, ticker);
  }

  /** A second of the idle machine. */
  private static Energy idle(Map<String, Double> watts) {
    Map<String, SourceEnergy> sources = new LinkedHashMap<>();
    watts.forEach((source, power) ->
        sources.put(source, new SourceEnergy.Measured(power, SourceEnergy.Method.COUNTER)));
    return new Energy(1, sources);
  }

  void start() {
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    memory.start();
    gpuMemory.ifPresent(PeakMemory::start);
    throttling = machine.throttling(ProcessHandle.current().pid(), gpus);
    joules = energy.start();
  }

  /** In joules and bytes; what could not be measured is absent. */
  ObjectNode stop() {
    Energy used = Objects.requireNonNull(joules, "start() comes first").stop();
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    used.joules("cpu").ifPresent(value -> seen.put("cpu_j", value));
    used.joules("gpu").ifPresent(value -> seen.put("gpu_j", value));
    used.totalJoules().ifPresent(value -> seen.put("total_j", value));
    used.estimatedJoules("cpu").ifPresent(value -> seen.put("cpu_j_estimated", value));
    used.estimatedTotalJoules().ifPresent(value -> seen.put("total_j_estimated", value));
    used.net(idle)
        .totalJoules()
        .ifPresent(net -> {
          seen.put("net_total_j", net);
          seen.put("idle_w", (used.totalJoules().orElseThrow() - net) / used.seconds());
        });
    Objects.requireNonNull(throttling, "start() comes first")
        .seen()
        .ifPresent(reason -> seen.put("throttled", reason));
    memory.bytes().ifPresent(bytes -> seen.put("rss_peak_bytes", bytes));
    gpuMemory.ifPresent(card -> card.bytes().ifPresent(b -> seen.put("gpu_peak_bytes", b)));
    seen.put("heap_peak_bytes", heap.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
    return seen;
  }
}
