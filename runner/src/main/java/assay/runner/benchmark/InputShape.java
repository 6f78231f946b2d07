// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The shape of a model's input, where its file tells it: ONNX files do, TorchScript does not. */
final class InputShape {
  private static final String ADVICE =
      "Say it: `input: {shape: [3, 224, 224]}` in a declaration, `--shape 3,224,224` for bench.";

  private InputShape() {}

  /**
   * Of one sample, without the batch.
   *
   * @throws ModelException if it is not known
   */
  static List<Integer> of(Path file, String engine) {
    if (!engine.equals("OnnxRuntime")) {
      throw ModelException.of(
          "%s does not tell the shape of its input. %s".formatted(file.getFileName(), ADVICE));
    }
    // DJL's block of an ONNX model names its inputs but does not know their shapes.
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      return of(file, session.getInputInfo());
    } catch (OrtException e) {
      throw ModelException.of(
          "%s cannot be read by ONNX Runtime: %s".formatted(file.getFileName(), Causes.root(e)));
    }
  }

  private static List<Integer> of(Path file, Map<String, NodeInfo> inputs) {
    if (inputs.size() != 1) {
      throw ModelException.of(
          "%s has %d inputs (%s); only models with one can be measured in this version."
              .formatted(file.getFileName(), inputs.size(), String.join(", ", inputs.keySet())));
    }
    NodeInfo input = inputs.values().iterator().next();
    long[] shape = input.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
    if (shape.length < 2 || Arrays.stream(shape).skip(1).anyMatch(size -> size < 1)) {
      throw ModelException.of(
          "%s leaves the shape of its input `%s` open: %s. %s"
              .formatted(
                  file.getFileName(),
                  input.getName(),
                  Arrays.toString(shape).replace("-1", "?"),
                  ADVICE));
    }
    return Arrays.stream(shape).skip(1).mapToObj(Math::toIntExact).toList();
  }
}
