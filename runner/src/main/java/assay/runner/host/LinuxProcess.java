// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.ResourceProbe;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process as {@code /proc/PID} tells of it, which costs far less than asking OSHI. Nothing is
 * told of a process that has ended. Thread-safe.
 */
final class LinuxProcess implements ResourceProbe {
  /** Of {@code sysconf(_SC_CLK_TCK)}: 100 a second on every Linux that Java runs on. */
  static final long NANOS_PER_TICK = 10_000_000;

  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);
  private static final Pattern HIGHEST =
      Pattern.compile("^VmHWM:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);
  private static final long KIB = 1024;

  private final Path status;
  private final Path stat;
  private final Path clearRefs;

  private LinuxProcess(Path root, String process) {
    Path directory = root.resolve("proc").resolve(process);
    status = directory.resolve("status");
    stat = directory.resolve("stat");
    clearRefs = directory.resolve("clear_refs");
  }

  /**
   * @param root of the file system
   */
  static LinuxProcess self(Path root) {
    return new LinuxProcess(root, "self");
  }

  static LinuxProcess of(Path root, long pid) {
    return new LinuxProcess(root, Long.toString(pid));
  }

  boolean available() {
    return residentBytes().isPresent();
  }

  @Override
  public OptionalLong residentBytes() {
    return kibibytes(RESIDENT);
  }

  /** The highest resident memory since the process began, or since {@link #resetHighest}. */
  OptionalLong highestBytes() {
    return kibibytes(HIGHEST);
  }

  /**
   * Lets {@link #highestBytes} begin anew.
   *
   * @return whether the kernel allows it
   */
  boolean resetHighest() {
    // Must not make a file where there is none, as in a test's tree.
    if (!clearRefs.toFile().isFile()) {
      return false;
    }
    try (FileOutputStream out = new FileOutputStream(clearRefs.toFile())) {
      out.write("5".getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its line of numbers, which is cheaper to make and to read than its status. */
  Optional<ProcessStat> stat() {
    return SystemFiles.read(stat).flatMap(ProcessStat::parse);
  }

  /** Processor time that all of its threads have used, in steps of 10 ms. */
  OptionalLong cpuNanos() {
    return stat()
        .map(read -> OptionalLong.of(read.cpuTicks() * NANOS_PER_TICK))
        .orElse(OptionalLong.empty());
  }

  private OptionalLong kibibytes(Pattern field) {
    return SystemFiles.read(status).map(text -> parse(text, field)).orElse(OptionalLong.empty());
  }

  private static OptionalLong parse(String status, Pattern field) {
    Matcher found = field.matcher(status);
    return found.find()
        ? OptionalLong.of(Long.parseLong(found.group(1)) * KIB)
        : OptionalLong.empty();
  }
}
