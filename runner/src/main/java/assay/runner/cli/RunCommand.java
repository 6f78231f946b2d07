// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import assay.runner.execute.StopSignal;
import assay.runner.record.JournalContents;
import assay.runner.record.JournalReader;
import assay.runner.report.LaunchJson;
import assay.runner.report.TrialRow;
import assay.runner.report.TrialTable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay run}: executes experiments and ranks their trials. */
@Command(
    name = "run",
    description = {
      "Executes experiments: trains and ranks trials, or measures what a benchmark " + "declares.",
      "It trains what no earlier launch has finished, and says which trial to use. "
          + "Running again resumes; the same fit is never trained twice.",
      "Results are written to the journal in the data directory first, then to the " + "tracker."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run experiments/01_iris_grid.yaml",
      "  assay run grid.yaml --set train.epochs=10 --parallel 1 --dry-run",
      "  assay run experiments/02_cpu_threads_batch.yaml",
      "  assay run grid.yaml --tracker http://mlflow.example:5000",
      "  assay run grid.yaml --json | jq '.trials[0].parameters'"
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DeclarationOptions declarations = new DeclarationOptions();
  @Mixin DataOption data = new DataOption();
  @Mixin ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--tracker",
      paramLabel = "URL",
      description = "Logs to this MLflow server instead of the tracker over the data directory.")
  @Nullable URI tracker;

  @Option(names = "--dry-run", description = "Shows the plan and trains nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Prints one JSON object per file.")
  boolean json;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    execution.retried();
    List<Experiment> experiments = Experiment.all(declarations, terminal);
    return (dryRun ? plan(experiments) : execute(experiments)).code();
  }

  private ExitCode plan(List<Experiment> experiments) {
    JournalContents journal = new JournalReader(data.directory).read();
    for (Experiment experiment : experiments) {
      switch (experiment) {
        case Prepared prepared -> {
          Map<String, FitRecord> known =
              execution.rerun
                  ? Map.of()
                  : KnownFits.of(prepared.plan(), journal, execution.retried());
          PlanReport report =
              PlanReport.of(
                  prepared.plan(),
                  known,
                  execution.of(prepared.spec()).slots(),
                  prepared.memory().bytes(prepared.plan()));
          show(report.json(), report.lines());
        }
        case Experiment.Benchmark benchmark -> {
          PlannedBenchmark planned = PlannedBenchmark.of(benchmark.spec());
          BenchmarkPlanReport report =
              new BenchmarkPlanReport(
                  planned.plan(),
                  execution.rerun ? Map.of() : planned.known(journal, execution.retried()));
          show(report.json(), report.lines());
        }
      }
    }
    return ExitCode.OK;
  }

  private void show(ObjectNode asJson, List<String> asText) {
    if (json) {
      terminal.data(asJson.toString());
    } else {
      asText.forEach(terminal::data);
    }
  }

  private ExitCode execute(List<Experiment> experiments) {
    DataDirectories.requireWritable(data.directory);
    ExitCode worst = ExitCode.OK;
    try (Interrupts interrupts = new Interrupts(terminal);
        TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      StopSignal stop = interrupts.stop();
      for (Experiment experiment : experiments) {
        if (stop.requested()) {
          break;
        }
        ExitCode code =
            switch (experiment) {
              case Prepared prepared -> train(prepared, access, stop);
              case Experiment.Benchmark benchmark ->
                  new BenchmarkExecution(terminal, data.directory, execution, json)
                      .run(benchmark.spec(), access, stop);
            };
        worst = worse(worst, code);
      }
    }
    return worst;
  }

  private ExitCode train(Prepared prepared, TrackerAccess access, StopSignal stop) {
    Launch launch = new Launch(terminal, data.directory, access, execution, stop);
    LaunchEnd end = launch.run(prepared);
    show(prepared, end, launch, access);
    return exitCode(end, launch);
  }

  private void show(Prepared prepared, LaunchEnd end, Launch launch, TrackerAccess access) {
    String metric = prepared.spec().settings().task().metric();
    List<TrialRow> rows = end.summaries().stream().map(TrialRow::of).toList();
    List<String> table = new TrialTable(metric, rows).lines();
    if (json) {
      terminal.say(table);
      terminal.data(LaunchJson.of(prepared.spec().name(), end).toString());
    } else {
      table.forEach(terminal::data);
    }
    terminal.say("");
    end.nested().ifPresent(nested -> terminal.say(nested.text()));
    terminal.say(end.verdict().text());
    terminal.say(
        "%s: %d fits trained, %d reused, in %s."
            .formatted(
                prepared.spec().name(),
                end.trained(),
                end.reused(),
                TimeText.text(end.wallSeconds())));
    launch
        .trackerFailure()
        .ifPresent(why -> terminal.say(NextSteps.uploadAdvice(why, data.directory)));
    terminal.say(NextSteps.of(end.state(), access, data.directory));
  }

  private static ExitCode exitCode(LaunchEnd end, Launch launch) {
    if (end.state() == LaunchState.INTERRUPTED) {
      return ExitCode.INTERRUPTED;
    }
    if (launch.trackerFailure().isPresent()) {
      return ExitCode.UNAVAILABLE;
    }
    if (end.state() == LaunchState.BUDGET) {
      return ExitCode.BUDGET_REACHED;
    }
    boolean whole =
        end.summaries().stream()
                .allMatch(s -> s.fits().getOrDefault(FitState.FINISHED, 0) == s.plannedFits())
            && end.nested().map(nested -> nested.complete() && nested.failed() == 0).orElse(true);
    return whole ? ExitCode.OK : ExitCode.SOME_FITS_FAILED;
  }

  /** The later one in the list of exit codes, except that failed fits yield to all others. */
  private static ExitCode worse(ExitCode first, ExitCode second) {
    return first.code() >= second.code() ? first : second;
  }
}
