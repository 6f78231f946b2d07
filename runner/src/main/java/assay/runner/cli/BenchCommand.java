// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.StopSignal;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay bench}: a benchmark of one model without a declaration. */
@Command(
    name = "bench",
    description = {
      "Measures a model file: latency of single calls, each fork in a process of its own.",
      "Several batches, threads, targets or scenarios make a trial each. Results go to the",
      "journal and the tracker, as those of `assay run`."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay bench model.onnx",
      "  assay bench model.pt --shape 3,224,224 --batch 1,8,32 --threads 1,2",
      "  assay bench model.onnx --scenario offline --profile smoke --json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(arity = "1", paramLabel = "MODEL", description = "An .onnx or TorchScript .pt file.")
  Path model = Path.of("");

  @Option(
      names = "--shape",
      split = ",",
      paramLabel = "N",
      description = "Shape of one input sample, without the batch; where the file does not tell.")
  List<Integer> shape = List.of();

  @Option(names = "--batch", split = ",", paramLabel = "N", description = "Samples of one call.")
  List<Integer> batches = List.of(1);

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Threads of the engine in one call. Default: as many as physical cores.")
  List<Integer> threads = List.of();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "DEVICE",
      description = "What computes: cpu, gpu:0 … Default: cpu.")
  List<String> targets = List.of("cpu");

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Type of inputs: float32 (default), float16, float64.")
  String type = "float32";

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "NAME",
      description = "single_stream (default), multi_stream, offline, or server with --rate.")
  List<String> scenarios = List.of("single_stream");

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "R",
      description = "Calls per second, for the scenario server.")
  List<Double> rates = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "smoke, standard (default) or publish: how much is measured.")
  String profile = "standard";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Experiment in the tracker. Default: bench and the file's name.")
  @Nullable String name;

  @Mixin DataOption data = new DataOption();
  @Mixin ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--tracker",
      paramLabel = "URL",
      description = "Logs to this MLflow server instead of the tracker over the data directory.")
  @Nullable URI tracker;

  @Option(names = "--json", description = "Prints the result as one JSON object.")
  boolean json;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    execution.retried();
    if (execution.parallel != null) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "--parallel is for fits: measurements are taken one at a time, or they would disturb"
              + " each other; leave it out");
    }
    BenchmarkSpec spec = spec();
    DataDirectories.requireWritable(data.directory);
    try (Interrupts interrupts = new Interrupts(terminal);
        TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      StopSignal stop = interrupts.stop();
      return new BenchmarkExecution(terminal, data.directory, execution, json)
          .run(spec, access, stop)
          .code();
    }
  }

  private BenchmarkSpec spec() {
    if (!Files.isRegularFile(model)) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "%s is not a file; give an .onnx or .pt file".formatted(model));
    }
    Problems problems = new Problems();
    String text = declaration().toString();
    Optional<BenchmarkSpec> spec =
        SpecReader.declarationText("assay bench", Path.of("bench.yaml"), text, Map.of(), problems)
            .map(declaration -> (BenchmarkSpec) declaration);
    if (spec.isEmpty()) {
      problems
          .all()
          .forEach(problem -> terminal.say(problem.code().code() + ": " + problem.message()));
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "the options make no benchmark; nothing was run");
    }
    return spec.get();
  }

  /** The same as a file would say it: JSON is YAML. */
  private ObjectNode declaration() {
    ObjectNode document = JSON.objectNode();
    document.put("assay", 1).put("kind", "benchmark");
    document.put("name", name == null ? "bench " + model.getFileName() : name);
    document.putObject("model").put("file", model.toAbsolutePath().normalize().toString());
    ObjectNode input = document.putObject("input").put("type", type);
    if (!shape.isEmpty()) {
      shape.forEach(input.putArray("shape")::add);
    }
    ArrayNode declared = document.putArray("scenarios");
    for (String scenario : scenarios) {
      ObjectNode entry = declared.addObject().put("name", scenario);
      if (scenario.equals("server")) {
        rates.forEach(entry.putArray("rate")::add);
      }
    }
    ObjectNode space = document.putObject("search").putObject("space");
    batches.forEach(space.putObject("input.batch").putArray("values")::add);
    if (!targets.equals(List.of("cpu"))) {
      targets.forEach(space.putObject("execute.target").putArray("values")::add);
    }
    if (!threads.isEmpty()) {
      threads.forEach(space.putObject("execute.threads").putArray("values")::add);
    }
    document.putObject("measure").put("profile", profile);
    return document;
  }
}
