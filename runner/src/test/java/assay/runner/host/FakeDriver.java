// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** NVIDIA's library as a test wants it, compiled from C. */
final class FakeDriver {
  private FakeDriver() {}

  /** Skips the test where there is no compiler or where libraries have other names. */
  static Path compile(Path directory, String... options) throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && hasCompiler(),
        "gcc is missing: NVIDIA's library is not played here");
    Path source = directory.resolve("fake-nvml.c");
    try (InputStream in = FakeDriver.class.getResourceAsStream("fake-nvml.c")) {
      Files.write(source, in.readAllBytes());
    }
    Path library = directory.resolve("libnvidia-ml.so.1");
    List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", library.toString(), source.toString()));
    Process gcc = new ProcessBuilder(command).inheritIO().start();
    assumeTrue(gcc.waitFor(60, TimeUnit.SECONDS) && gcc.exitValue() == 0, "gcc failed");
    return library;
  }

  private static boolean hasCompiler() {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
