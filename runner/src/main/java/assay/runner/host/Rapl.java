// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.CounterTally;
import assay.runner.measure.EnergySource;
import assay.runner.measure.UnmeasuredSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The energy counters of processors that Linux shows below {@code /sys/class/powercap}, of Intel
 * and AMD alike. Counted are whole sockets ({@code package-N}), whoever uses them; cores and
 * graphics are parts of them, {@code psys} is more than them, and memory is beside them.
 */
final class Rapl implements EnergySource {
  static final String NAME = "cpu";

  private static final Pattern SOCKET = Pattern.compile("package-\\d+");
  private static final Pattern DIRECTORY = Pattern.compile("intel-rapl:\\d+");

  /** A counter of a socket is full after some ten minutes at 200 W, some after less than one. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private static final double MICROWATTS = 1e6;

  private final List<Counter> counters;

  private Rapl(List<Counter> counters) {
    this.counters = List.copyOf(counters);
  }

  /**
   * @param energy in microjoules
   * @param range microjoules after which it begins anew
   */
  private record Counter(Path energy, OptionalLong range) {
    OptionalLong read() {
      return number(energy);
    }
  }

  /**
   * Of all sockets, or a source that says why there is none.
   *
   * @param root of the file system
   */
  static EnergySource of(Path root) {
    List<Counter> counters = new ArrayList<>();
    for (Path zone : SystemFiles.list(root.resolve("sys/class/powercap"), DIRECTORY)) {
      if (SOCKET
          .matcher(SystemFiles.read(zone.resolve("name")).map(String::strip).orElse(""))
          .matches()) {
        counters.add(
            new Counter(zone.resolve("energy_uj"), number(zone.resolve("max_energy_range_uj"))));
      }
    }
    if (counters.isEmpty()) {
      return new UnmeasuredSource(NAME, "W150: this machine has no CPU energy counter.");
    }
    if (counters.stream().anyMatch(counter -> counter.read().isEmpty())) {
      return new UnmeasuredSource(
          NAME,
          "W150: CPU counter not readable by this user: reading %s is for root since 2020."
              .formatted(counters.getFirst().energy()));
    }
    return new Rapl(counters);
  }

  /**
   * The power that the sockets are made to get rid of for long, together: the highest one that
   * their long-term limit may be set to. Any user may read it.
   *
   * @return empty where a socket does not tell
   */
  static OptionalDouble designWatts(Path root) {
    double watts = 0;
    for (Path zone : SystemFiles.list(root.resolve("sys/class/powercap"), DIRECTORY)) {
      String name = SystemFiles.read(zone.resolve("name")).map(String::strip).orElse("");
      if (SOCKET.matcher(name).matches()) {
        String limit =
            SystemFiles.read(zone.resolve("constraint_0_name")).map(String::strip).orElse("");
        OptionalLong microwatts = number(zone.resolve("constraint_0_max_power_uw"));
        if (!limit.equals("long_term") || microwatts.orElse(0) == 0) {
          return OptionalDouble.empty();
        }
        watts += microwatts.getAsLong() / MICROWATTS;
      }
    }
    return watts > 0 ? OptionalDouble.of(watts) : OptionalDouble.empty();
  }

  private static OptionalLong number(Path file) {
    return SystemFiles.read(file)
        .flatMap(Known::count)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String method() {
    return "counter";
  }

  @Override
  public Duration lookEvery() {
    return LOOK_EVERY;
  }

  @Override
  public Tally start(long nanos) {
    return new JointTally(
        counters.stream()
            .<Tally>map(counter -> new CounterTally(counter::read, counter.range()))
            .toList());
  }
}
