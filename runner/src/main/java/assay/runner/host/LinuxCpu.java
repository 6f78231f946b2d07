// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the kernel lets processors be used: who may run where, and how fast. */
final class LinuxCpu {
  private static final Pattern ALLOWED =
      Pattern.compile("^Cpus_allowed_list:\\s+([\\d,-]+)$", Pattern.MULTILINE);
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final Pattern POLICY = Pattern.compile("policy\\d+");
  private static final String SYSTEM = "sys/devices/system/cpu";

  private final Path root;

  /**
   * @param root of the file system
   */
  LinuxCpu(Path root) {
    this.root = root;
  }

  /** On how many processors this process may run. */
  OptionalInt allowed() {
    Matcher list = ALLOWED.matcher(SystemFiles.read(root.resolve("proc/self/status")).orElse(""));
    return list.find() ? count(list.group(1)) : OptionalInt.empty();
  }

  private static OptionalInt count(String list) {
    int count = 0;
    for (String part : list.split(",", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        return OptionalInt.empty();
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      count += last - first + 1;
    }
    return OptionalInt.of(count);
  }

  /** Of the frequency; several, in order, where processors differ. */
  Optional<String> governor() {
    TreeSet<String> names = new TreeSet<>();
    policies()
        .forEach(policy ->
            SystemFiles.read(policy.resolve("scaling_governor"))
                .flatMap(Known::text)
                .ifPresent(names::add));
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(",", names));
  }

  /** {@code on} or {@code off}: whether processors may run faster than their base frequency. */
  Optional<String> turbo() {
    return flag("intel_pstate/no_turbo", "0")
        .or(() -> flag("cpufreq/boost", "1"))
        .or(this::turboOfPolicies);
  }

  /** Where each processor has a switch of its own, on is: on everywhere. */
  private Optional<String> turboOfPolicies() {
    TreeSet<String> switches = new TreeSet<>();
    policies()
        .forEach(policy ->
            SystemFiles.read(policy.resolve("boost")).map(String::strip).ifPresent(switches::add));
    if (switches.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(switches.size() > 1 ? "mixed" : switches.contains("1") ? "on" : "off");
  }

  private Optional<String> flag(String file, String on) {
    return SystemFiles.read(root.resolve(SYSTEM).resolve(file))
        .map(text -> text.strip().equals(on) ? "on" : "off");
  }

  private List<Path> policies() {
    return SystemFiles.list(root.resolve(SYSTEM).resolve("cpufreq"), POLICY);
  }
}
