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
import java.util.regex.Pattern;

/**
 * Finds the limits of this process's control groups, versions 1 and 2. A limit may be set on any
 * ancestor, so the tightest on the way up counts. Inside a container the path that the kernel tells
 * is often that of the host and does not exist; then the mount itself is the group.
 */
final class CgroupReader {
  // Version 1 writes "no limit" as a number near 2⁶³, which has 19 digits.
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,17}");
  private static final String DEFAULT_PERIOD_MICROS = "100000";

  private final Path root;

  /**
   * @param root of the file system
   */
  CgroupReader(Path root) {
    this.root = root;
  }

  CgroupLimits read() {
    return SystemFiles.read(root.resolve("proc/self/cgroup")).stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .map(parts -> limits(parts[1], parts[2]))
        .reduce(CgroupLimits.NONE, CgroupLimits::and);
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
        .map(mount -> root.resolve("sys/fs/cgroup").resolve(mount).normalize())
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
