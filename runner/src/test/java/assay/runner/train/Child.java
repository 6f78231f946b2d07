// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs a main class of the tests in a Java process of its own. */
final class Child {
  private Child() {}

  record Outcome(int exitCode, String stdout, String stderr) {}

  static Outcome run(Class<?> main, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path stderr = Files.createTempFile("stderr", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectError(stderr.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      String stdout = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), stdout, Files.readString(stderr));
    } finally {
      process.destroy();
      Files.delete(stderr);
    }
  }
}
