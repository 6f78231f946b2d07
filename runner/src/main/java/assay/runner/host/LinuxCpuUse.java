// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CpuUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads {@code /proc/stat}, which counts the whole machine even inside a container. */
final class LinuxCpuUse implements Supplier<Optional<CpuUse>> {
  // Columns of the line "cpu" in proc(5). Guests' time, columns 8 and 9, is in user and nice too.
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISKS = 4;
  private static final int STOLEN = 7;

  private final Path stat;
  private final List<LinuxProcess> own;

  /**
   * @param own the processes that measure
   */
  LinuxCpuUse(Path root, List<LinuxProcess> own) {
    this.stat = root.resolve("proc/stat");
    this.own = List.copyOf(own);
  }

  @Override
  public Optional<CpuUse> get() {
    return SystemFiles.read(stat)
        .flatMap(text -> text.lines().filter(line -> line.startsWith("cpu ")).findFirst())
        .flatMap(line -> parse(line, ownTicks()));
  }

  private long ownTicks() {
    return own.stream()
        .map(LinuxProcess::cpuNanos)
        .mapToLong(nanos -> nanos.orElse(0) / LinuxProcess.NANOS_PER_TICK)
        .sum();
  }

  static Optional<CpuUse> parse(String line, long ownTicks) {
    String[] columns = line.substring("cpu".length()).strip().split(" +", -1);
    List<Long> ticks = new ArrayList<>();
    for (int i = 0; i <= STOLEN && i < columns.length; i++) {
      Known.count(columns[i]).ifPresent(ticks::add);
    }
    if (ticks.size() <= IDLE) {
      return Optional.empty();
    }
    long total = ticks.stream().mapToLong(Long::longValue).sum();
    long waiting = ticks.size() > WAITING_FOR_DISKS ? ticks.get(WAITING_FOR_DISKS) : 0;
    return Optional.of(new CpuUse(total, total - ticks.get(IDLE) - waiting, ownTicks));
  }
}
