// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Small file systems in memory for a process of its own, and gone with it. */
final class OwnMounts {

  static final String WHY_NOT =
      "Nothing can be mounted here: Linux and root are needed, or a user who may have namespaces"
          + " (unshare --map-root-user --mount).";

  private static final List<String> NAMESPACE = List.of("unshare", "--map-root-user", "--mount");

  private OwnMounts() {}

  /** Whether a process may be started that mounts. */
  static boolean possible(Path directory) throws InterruptedException {
    List<String> command = new ArrayList<>(NAMESPACE);
    command.addAll(List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString()));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  static ProcessBuilder java(Class<?> mainClass, String... arguments) {
    List<String> command = new ArrayList<>(NAMESPACE);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static void mount(Path place, int megabytes) throws Exception {
    call("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", place.toString());
  }

  /**
   * @param how {@code ro} or {@code rw}
   */
  static void remount(Path place, String how) throws Exception {
    call("mount", "-o", "remount," + how, place.toString());
  }

  private static void call(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  static long freeBytes(Path place) throws IOException {
    return Files.getFileStore(place).getUsableSpace();
  }

  /** Gives the file that takes all room but so much. */
  static Path fill(Path place, long bytesLeft) throws IOException {
    Path filler = place.resolve("filler");
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (freeBytes(place) > bytesLeft) {
        out.write(page);
      }
    } catch (IOException e) {
      if (freeBytes(place) > page.length) {
        throw e;
      }
    }
    return filler;
  }

  static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
