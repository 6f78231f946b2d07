// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.MlflowClient;
import assay.runner.record.MlflowExperiment;
import assay.runner.record.MlflowRun;
import assay.runner.record.TrackedTrials;
import assay.runner.record.TrackerRejectedException;
import assay.runner.report.BenchmarkJson;
import assay.runner.report.BenchmarkRow;
import assay.runner.report.BenchmarkTable;
import assay.runner.report.TextTable;
import assay.runner.report.TrialJson;
import assay.runner.report.TrialRow;
import assay.runner.report.TrialTable;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay show}: tables from a tracker. */
@Command(
    name = "show",
    description = "Shows the experiments of a tracker, the ranked trials of one, or one run.")
final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT|RUN",
      description = "Name of an experiment, or id of a run. Default: all experiments.")
  @Nullable String subject;

  @Mixin DataOption data = new DataOption();

  @Option(names = "--tracker", paramLabel = "URL", description = "Any MLflow server.")
  @Nullable URI tracker;

  @Option(names = "--json", description = "Prints JSON; trials as assay run --json does.")
  boolean json;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (tracker == null) {
      DataDirectories.requireExisting(data.directory);
    }
    try (TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      if (subject == null) {
        experiments(access.client());
      } else {
        one(access.client(), subject);
      }
    }
    return ExitCode.OK.code();
  }

  private void experiments(MlflowClient client) {
    TextTable table = new TextTable().left("experiment").left("task").left("metric").left("id");
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (MlflowExperiment experiment : client.experiments()) {
      String task = experiment.tags().getOrDefault("assay.task", "–");
      String metric = experiment.tags().getOrDefault("assay.metric", "–");
      table.row(List.of(experiment.name(), task, metric, experiment.id()));
      array.addObject().put("experiment", experiment.name()).put("id", experiment.id());
    }
    print(array.toString(), table.lines());
  }

  private void one(MlflowClient client, String name) {
    Optional<MlflowExperiment> experiment = client.findExperiment(name);
    if (experiment.isPresent()) {
      trials(client, experiment.get());
    } else {
      run(findRun(client, name));
    }
  }

  private static MlflowRun findRun(MlflowClient client, String id) {
    try {
      return client.run(id);
    } catch (TrackerRejectedException e) {
      List<String> names = client.experiments().stream().map(MlflowExperiment::name).toList();
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "no experiment and no run is called \"%s\"; experiments here: %s"
              .formatted(id, String.join(", ", names)));
    }
  }

  private void trials(MlflowClient client, MlflowExperiment experiment) {
    if ("benchmark".equals(experiment.tags().get("assay.kind"))) {
      benchmark(client, experiment);
      return;
    }
    List<TrialRow> rows = new TrackedTrials(client).of(experiment.id());
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("experiment", experiment.name());
    ArrayNode array = object.putArray("trials");
    rows.forEach(row -> array.add(TrialJson.of(row)));
    String metric = experiment.tags().getOrDefault("assay.metric", "");
    print(object.toString(), new TrialTable(metric, rows).lines());
  }

  private void benchmark(MlflowClient client, MlflowExperiment experiment) {
    List<BenchmarkRow> rows = new TrackedTrials(client).ofBenchmark(experiment.id());
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("experiment", experiment.name());
    ArrayNode array = object.putArray("trials");
    rows.forEach(row -> array.add(BenchmarkJson.of(row)));
    print(object.toString(), new BenchmarkTable(rows).lines());
  }

  private void run(MlflowRun run) {
    TextTable table = new TextTable().left("").left(run.name());
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("run", run.id()).put("name", run.name()).put("status", run.status());
    table.row(List.of("status", run.status()));
    ObjectNode metrics = object.putObject("metrics");
    new TreeMap<>(run.metrics())
        .forEach((name, latest) -> {
          metrics.put(name, latest.value());
          table.row(List.of(name, Double.toString(latest.value())));
        });
    ObjectNode params = object.putObject("params");
    new TreeMap<>(run.params())
        .forEach((name, value) -> {
          params.put(name, value);
          table.row(List.of(name, value));
        });
    ObjectNode tags = object.putObject("tags");
    new TreeMap<>(run.tags())
        .forEach((name, value) -> {
          tags.put(name, value);
          table.row(List.of(name, value));
        });
    print(object.toString(), table.lines());
  }

  private void print(String asJson, List<String> asText) {
    if (json) {
      terminal.data(asJson);
    } else {
      asText.forEach(terminal::data);
    }
  }
}
