// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the limits of this process's control groups, versions 1 and 2. A limit may be set on any
 * ancestor, so the tightest on the way up counts. Inside a container the path that the kernel tells
 * is often that of the host and does not exist; then the mount itself is the group.
 */
final class CgroupReader {
  // Version 1 writes "no limit" as a number near 2⁶³, which has 19 digits.
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,17}");
  private static final String DEFAULT_PERIOD_MICROS = "100000";

  private static final Pattern THROTTLED =
      Pattern.compile("^nr_throttled (\\d{1,18})$", Pattern.MULTILINE);

  private final Path root;
  private final Path groups;

  /**
   * Of this process.
   *
   * @param root of the file system
   */
  CgroupReader(Path root) {
    this(root, "self");
  }

  /**
   * @param process its id
   */
  CgroupReader(Path root, String process) {
    this.root = root;
    this.groups = root.resolve("proc").resolve(process).resolve("cgroup");
  }

  CgroupLimits read() {
    return lines()
        .map(parts -> limits(parts[1], parts[2]))
        .reduce(CgroupLimits.NONE, CgroupLimits::and);
  }

  /**
   * How often the groups were held back because their processor time was used up, the process's own
   * and those above it, whose limits hold it back too; empty where that is not counted.
   */
  OptionalLong throttledPeriods() {
    return lines()
        .flatMap(parts -> cpuGroups(parts[1], parts[2]))
        .distinct()
        .flatMap(group -> SystemFiles.read(group.resolve("cpu.stat")).stream())
        .map(THROTTLED::matcher)
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .reduce(Long::sum);
  }

  private Stream<Path> cpuGroups(String controllers, String path) {
    List<String> mounts =
        controllers.isEmpty()
            ? List.of("", "unified")
            : Arrays.asList(controllers.split(",")).contains("cpu")
                ? List.of("cpu", controllers)
                : List.of();
    return mounts.stream()
        .map(this::mount)
        .flatMap(mount -> upwards(mount, path).stream())
        .flatMap(group -> SystemFiles.real(group).stream());
  }

  private Stream<String[]> lines() {
    return SystemFiles.read(groups).stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3);
  }

  private Path mount(String name) {
    return root.resolve("sys/fs/cgroup").resolve(name).normalize();
  }

  private CgroupLimits limits(String controllers, String path) {
    if (controllers.isEmpty()) {
      return tightest(List.of("", "unified"), path, CgroupReader::versionTwo);
    }
    List<String> names = Arrays.asList(controllers.split(","));
    CgroupLimits limits = CgroupLimits.NONE;
    if (names.contains("cpu")) {
      limits = limits.and(tightest(List.of("cpu", controllers), path, CgroupReader::versionOneCpu));
    }
    if (names.contains("memory")) {
      limits =
          limits.and(
              tightest(List.of("memory", controllers), path, CgroupReader::versionOneMemory));
    }
    return limits;
  }

  private CgroupLimits tightest(
      List<String> mounts, String path, Function<Path, CgroupLimits> limitsOf) {
    return mounts.stream()
        .map(this::mount)
        .flatMap(mount -> upwards(mount, path).stream())
        .map(limitsOf)
        .reduce(CgroupLimits.NONE, CgroupLimits::and);
  }

  /** The group's directory, then its ancestors, up to the mount. */
  private static List<Path> upwards(Path mount, String path) {
    List<Path> directories = new ArrayList<>();
    Path at = mount.resolve(path.replaceFirst("^/+", "")).normalize();
    for (; at.startsWith(mount) && !at.equals(mount); at = at.resolve("..").normalize()) {
      directories.add(at);
    }
    directories.add(mount);
    return directories;
  }

  private static CgroupLimits versionTwo(Path group) {
    OptionalDouble cpus =
        SystemFiles.read(group.resolve("cpu.max"))
            .map(text -> text.strip().split("\\s+"))
            .map(p -> share(p[0], p.length > 1 ? p[1] : DEFAULT_PERIOD_MICROS))
            .orElse(OptionalDouble.empty());
    return CgroupLimits.ofCpus(cpus)
        .and(CgroupLimits.ofMemory(limit(SystemFiles.read(group.resolve("memory.max")))));
  }

  private static CgroupLimits versionOneCpu(Path group) {
    Optional<String> quota = SystemFiles.read(group.resolve("cpu.cfs_quota_us"));
    Optional<String> period = SystemFiles.read(group.resolve("cpu.cfs_period_us"));
    return CgroupLimits.ofCpus(share(quota.orElse("-1"), period.orElse(DEFAULT_PERIOD_MICROS)));
  }

  private static CgroupLimits versionOneMemory(Path group) {
    return CgroupLimits.ofMemory(limit(SystemFiles.read(group.resolve("memory.limit_in_bytes"))));
  }

  private static OptionalDouble share(String quota, String period) {
    OptionalLong allowed = limit(Optional.of(quota));
    OptionalLong of = limit(Optional.of(period));
    return allowed.isPresent() && of.isPresent()
        ? OptionalDouble.of((double) allowed.getAsLong() / of.getAsLong())
        : OptionalDouble.empty();
  }

  private static OptionalLong limit(Optional<String> text) {
    return text.map(String::strip)
        .filter(number -> LIMIT.matcher(number).matches())
        .map(number -> OptionalLong.of(Long.parseLong(number)))
        .orElse(OptionalLong.empty());
  }
}
