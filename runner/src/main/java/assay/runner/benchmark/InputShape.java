// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import assay.runner.spec.InputSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

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

  /**
   * Inputs of an ONNX model in the order in which it takes them: those with names by these, the
   * others in their own order in the places that are left.
   *
   * @throws ModelException if the model has others
   */
  static List<InputSpec> inOrder(Path file, List<InputSpec> declared) {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      return inOrder(file, List.copyOf(session.getInputInfo().keySet()), declared);
    } catch (OrtException e) {
      throw ModelException.of(
          "%s cannot be read by ONNX Runtime: %s".formatted(file.getFileName(), Causes.root(e)));
    }
  }

  private static List<InputSpec> inOrder(Path file, List<String> names, List<InputSpec> declared) {
    List<InputSpec> unnamed = new ArrayList<>();
    Map<String, InputSpec> named = new HashMap<>();
    for (InputSpec input : declared) {
      if (input.name().isEmpty()) {
        unnamed.add(input);
      } else {
        named.put(input.name(), input);
      }
    }
    if (!names.containsAll(named.keySet()) || named.size() + unnamed.size() != names.size()) {
      throw ModelException.of(
          "%s has the inputs %s; `input.inputs` has %d, named %s."
              .formatted(
                  file.getFileName(),
                  String.join(", ", names),
                  declared.size(),
                  named.isEmpty() ? "none" : String.join(", ", new TreeSet<>(named.keySet()))));
    }
    Iterator<InputSpec> rest = unnamed.iterator();
    return names.stream()
        .map(name -> named.containsKey(name) ? named.get(name) : rest.next())
        .map(Objects::requireNonNull)
        .toList();
  }

  private static List<Integer> of(Path file, Map<String, NodeInfo> inputs) {
    if (inputs.size() != 1) {
      throw ModelException.of(
          "%s has %d inputs (%s). Say them: `input: {inputs: [{name: %s, shape: [128]}, …]}`."
              .formatted(
                  file.getFileName(),
                  inputs.size(),
                  String.join(", ", inputs.keySet()),
                  inputs.keySet().stream().findFirst().orElse("x")));
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
