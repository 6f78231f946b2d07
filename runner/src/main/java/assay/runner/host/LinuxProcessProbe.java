// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.ResourceProbe;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code /proc/self/status}, which costs far less than asking OSHI. Thread-safe. */
final class LinuxProcessProbe implements ResourceProbe {
  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);
  private static final long KIB = 1024;

  private final Path status;

  /**
   * @param root of the file system
   */
  LinuxProcessProbe(Path root) {
    status = root.resolve("proc/self/status");
  }

  boolean available() {
    return residentBytes().isPresent();
  }

  @Override
  public OptionalLong residentBytes() {
    return SystemFiles.read(status).map(LinuxProcessProbe::parse).orElse(OptionalLong.empty());
  }

  static OptionalLong parse(String status) {
    Matcher resident = RESIDENT.matcher(status);
    return resident.find()
        ? OptionalLong.of(Long.parseLong(resident.group(1)) * KIB)
        : OptionalLong.empty();
  }
}
