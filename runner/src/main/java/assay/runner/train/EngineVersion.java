// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What the jars on the class path say they are; loads nothing of the engine. */
record EngineVersion(String pytorch, String djl) {

  /**
   * As the engine itself decides: {@code PYTORCH_VERSION}, which names another libtorch, comes
   * before the version of the jar.
   */
  static EngineVersion declared() {
    String pytorch =
        Optional.ofNullable(System.getenv("PYTORCH_VERSION"))
            .or(() -> Optional.ofNullable(System.getProperty("PYTORCH_VERSION")))
            .filter(version -> !version.isEmpty())
            .orElseGet(() -> property("/pytorch-engine.properties", "pytorch_version"));
    return new EngineVersion(pytorch, property("/ai/djl/engine/api.properties", "djl_version"));
  }

  /** {@code PyTorch 2.7.1 / DJL 0.36.0}. */
  String text() {
    return "PyTorch %s / DJL %s".formatted(pytorch, djl);
  }

  private static String property(String resource, String key) {
    try (InputStream in = EngineVersion.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty(key))
          .orElseThrow(() -> new IllegalStateException("no " + key + " in " + resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
