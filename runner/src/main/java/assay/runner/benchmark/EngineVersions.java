// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.onnxruntime.OnnxTensor;
import assay.runner.train.TorchEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the jars on the class path say they are; loads no engine. */
public final class EngineVersions {
  private EngineVersions() {}

  /** For keys and environments, by the engine's name in the language. */
  public static Map<String, String> byEngine() {
    return Map.of(
        "PyTorch", TorchEngine.version(),
        "OnnxRuntime", "ONNX Runtime %s / DJL %s".formatted(onnxRuntime(), djl()));
  }

  /** For the facts of the host. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>(TorchEngine.versions());
    versions.put("onnxruntime", onnxRuntime());
    return versions;
  }

  private static String djl() {
    return TorchEngine.versions().getOrDefault("djl", "");
  }

  private static String onnxRuntime() {
    return Optional.ofNullable(OnnxTensor.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }
}
