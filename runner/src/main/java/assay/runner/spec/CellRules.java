// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What must hold for each trial of a benchmark. A mistake that many trials share is told once. */
final class CellRules {
  private final Path directory;
  private final Positions positions;
  private final Problems problems;
  private final Set<String> told = new HashSet<>();

  CellRules(Path directory, Positions positions, Problems problems) {
    this.directory = directory;
    this.positions = positions;
    this.problems = problems;
  }

  void check(Expansion expansion) {
    expansion
        .allowed()
        .filter(combination -> combination.missing().isEmpty())
        .forEach(combination -> check(BenchmarkBinding.settings(combination.resolved())));
  }

  private void check(CellSettings cell) {
    bounds(cell);
    switch (cell.subject()) {
      case SubjectSpec.Family family -> family(cell, family);
      case SubjectSpec.File file -> file(cell, file);
    }
    ScenarioSpec scenario = cell.scenario();
    if (scenario.concurrency() > 1 && cell.threads().orElse(1) > 1) {
      tell(
          "execute.threads",
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` has %d calls at once, and the engine would use %d threads for each: they would only wait for each other."
              .formatted(scenario.name(), scenario.concurrency(), cell.threads().orElse(1)),
          "Forbid `{scenario: %s, execute.threads: [%d]}`, or use `concurrency: 1`."
              .formatted(scenario.name(), cell.threads().orElse(1)));
    }
  }

  /** Whole numbers stand for something, such as words of a vocabulary: they need a bound. */
  private void bounds(CellSettings cell) {
    boolean bounded = cell.max().isPresent() || !InputSpec.isInteger(cell.type());
    if (cell.inputs().isEmpty() ? !bounded : cell.inputs().stream().anyMatch(CellRules::isOpen)) {
      tell(
          cell.inputs().isEmpty() ? "input.type" : "input.inputs",
          ProblemCode.E103_MISSING_KEY,
          "Random whole numbers need `max`: they are drawn from 0 to below it.",
          "Add `max:`, such as the size of the vocabulary.");
    }
    if (!cell.inputs().isEmpty() && !cell.shape().isEmpty()) {
      tell(
          "input.shape",
          ProblemCode.E104_NOT_ALLOWED,
          "`input.shape` has no meaning beside `input.inputs`.",
          "Leave it out; each input has a shape of its own.");
    }
  }

  private static boolean isOpen(InputSpec input) {
    return input.isInteger() && input.max().isEmpty();
  }

  private void family(CellSettings cell, SubjectSpec.Family family) {
    if (!cell.inputs().isEmpty() || InputSpec.isInteger(cell.type())) {
      tell(
          cell.inputs().isEmpty() ? "input.type" : "input.inputs",
          ProblemCode.E104_NOT_ALLOWED,
          "A declared family has one input, of floating-point numbers.",
          "Use `input: {shape: [64], type: float32}`.");
    }
    if (cell.engine().equals("OnnxRuntime")) {
      tell(
          "engine",
          ProblemCode.E104_NOT_ALLOWED,
          "`OnnxRuntime` runs .onnx files, not a family with random weights.",
          "Use `engine: PyTorch`, or give `model: {file: …}`.");
    }
    if (cell.shape().isEmpty()) {
      tell(
          "input.shape",
          ProblemCode.E103_MISSING_KEY,
          "`input.shape` is missing (of one sample, without the batch).",
          "Add `input: {shape: [64]}`.");
    } else if (family.model() instanceof ModelSpec.Mlp && cell.shape().size() != 1) {
      tell(
          "input.shape",
          ProblemCode.E104_NOT_ALLOWED,
          "`mlp` takes rows: its `shape` has one number, got %s.".formatted(cell.shape()),
          "Use `shape: [%d]`.".formatted(product(cell)));
    }
    boolean step = cell.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
    if (step && !cell.type().equals("float32")) {
      tell(
          "input.type",
          ProblemCode.E104_NOT_ALLOWED,
          "`training_step` trains in `float32`, got `%s`.".formatted(cell.type()),
          "Forbid `{scenario: %s, input.type: %s}`."
              .formatted(cell.scenario().name(), cell.type()));
    }
    if (step && (!cell.target().equals("cpu") || cell.scenario().concurrency() > 1)) {
      tell(
          "scenarios",
          ProblemCode.E106_NOT_SUPPORTED,
          "`training_step` runs on `cpu`, one step at a time, in this version.",
          "Forbid `{scenario: %s, execute.target: \"%s\"}`."
              .formatted(cell.scenario().name(), cell.target()));
    }
  }

  private static long product(CellSettings cell) {
    return cell.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private void file(CellSettings cell, SubjectSpec.File file) {
    String name = file.path().toLowerCase(Locale.ROOT);
    String engine = file.onnx() ? "OnnxRuntime" : "PyTorch";
    if (!name.endsWith(".onnx") && !name.endsWith(".pt")) {
      tell(
          "model.file",
          ProblemCode.E104_NOT_ALLOWED,
          "`file` wants an .onnx or a TorchScript .pt file, got %s."
              .formatted(Quoted.text(file.path())),
          "Export the model as ONNX or TorchScript.");
    } else if (!exists(file.path())) {
      tell(
          "model.file",
          ProblemCode.E105_FILE_NOT_FOUND,
          "%s does not exist.".formatted(Quoted.shortened(file.path())),
          "Paths are relative to the declaration.");
    } else if (!cell.engine().equals(engine)) {
      tell(
          "engine",
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` does not run %s.".formatted(cell.engine(), Quoted.shortened(file.path())),
          "Use `engine: %s`.".formatted(engine));
    }
    if (cell.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP) {
      tell(
          "scenarios",
          ProblemCode.E104_NOT_ALLOWED,
          "`training_step` needs a family: a model file cannot be trained.",
          "Use `model: {family: mlp}`, or leave the scenario out.");
    }
  }

  private boolean exists(String name) {
    try {
      return Files.isReadable(directory.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void tell(String path, ProblemCode code, String message, String advice) {
    String searched = "search.space." + path;
    if (told.add(path + message)) {
      problems.add(
          positions.place(positions.isWritten(searched) ? searched : path), code, message, advice);
    }
  }
}
