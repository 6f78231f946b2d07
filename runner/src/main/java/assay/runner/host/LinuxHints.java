// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Signs that this is not a machine of its own. Hints only: each can be hidden or faked. */
final class LinuxHints {
  private static final Pattern HYPERVISOR = Pattern.compile("(?m)^flags\\s*:.*\\bhypervisor\\b");
  private static final Pattern CONTAINER = Pattern.compile("docker|kubepods|containerd|lxc|podman");

  private LinuxHints() {}

  /**
   * @param root of the file system
   */
  static List<String> read(Path root) {
    List<String> hints = new ArrayList<>();
    if (matches(root.resolve("proc/cpuinfo"), HYPERVISOR)) {
      hints.add("virtual_machine");
    }
    if (Files.exists(root.resolve(".dockerenv"))
        || Files.exists(root.resolve("run/.containerenv"))
        || matches(root.resolve("proc/self/cgroup"), CONTAINER)) {
      hints.add("container");
    }
    return hints;
  }

  private static boolean matches(Path file, Pattern pattern) {
    return SystemFiles.read(file).filter(text -> pattern.matcher(text).find()).isPresent();
  }
}
