// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One configuration of a benchmark.
 *
 * @param engine {@code PyTorch} or {@code OnnxRuntime}
 * @param target {@code cpu} or {@code gpu:N}
 * @param threads of the engine in one call; empty: as many as there are physical cores
 * @param shape of one sample; empty where the model file tells
 * @param type {@code float32} …
 * @param max random whole numbers are below it
 * @param inputs of a model that has several; empty: there is one, of {@code shape} and {@code type}
 */
public record CellSettings(
    SubjectSpec subject,
    String engine,
    String target,
    OptionalInt threads,
    List<Integer> shape,
    String type,
    OptionalLong max,
    List<InputSpec> inputs,
    int batch,
    ScenarioSpec scenario) {
  public CellSettings {
    shape = List.copyOf(shape);
    inputs = List.copyOf(inputs);
  }

  /** Engine and target, such as {@code PyTorch on cpu}: what an environment is known of. */
  public String place() {
    return engine + " on " + target;
  }

  /**
   * @param trial a resolved trial, as its plan has it
   */
  public static CellSettings of(JsonNode trial) {
    return BenchmarkBinding.settings(trial);
  }
}
