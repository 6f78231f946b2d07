// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import assay.runner.execute.StopSignal;
import assay.runner.record.JournalReader;
import assay.runner.report.LaunchJson;
import assay.runner.report.TrialRow;
import assay.runner.report.TrialTable;
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
      "Executes experiments: trains what no earlier launch has finished, ranks the trials, and",
      "says which one to use. Running again resumes; the same fit is never trained twice.",
      "Results are written to the journal in the data directory first, then to the tracker."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run experiments/01_iris_grid.yaml",
      "  assay run grid.yaml --set train.epochs=10 --parallel 1 --dry-run",
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
    List<Prepared> experiments = Prepared.all(declarations, terminal);
    return (dryRun ? plan(experiments) : execute(experiments)).code();
  }

  private ExitCode plan(List<Prepared> experiments) {
    for (Prepared prepared : experiments) {
      var known =
          execution.rerun
              ? Map.<String, assay.runner.execute.FitRecord>of()
              : KnownFits.of(
                  prepared.plan(),
                  new JournalReader(data.directory).read(),
                  execution.retried());
      PlanReport report =
          PlanReport.of(prepared.plan(), known, execution.of(prepared.spec()).slots());
      if (json) {
        terminal.data(report.json().toString());
      } else {
        report.lines().forEach(terminal::data);
      }
    }
    return ExitCode.OK;
  }

  private ExitCode execute(List<Prepared> experiments) {
    DataDirectories.requireWritable(data.directory);
    StopSignal stop = new StopSignal();
    ExitCode worst = ExitCode.OK;
    try (Interrupts interrupts = new Interrupts(stop, terminal);
        TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      for (Prepared prepared : experiments) {
        if (stop.requested()) {
          break;
        }
        Launch launch = new Launch(terminal, data.directory, access, execution, stop);
        LaunchEnd end = launch.run(prepared);
        show(prepared, end, launch, access);
        worst = worse(worst, exitCode(end, launch));
      }
    }
    return worst;
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
    terminal.say(end.verdict().text());
    terminal.say(
        "%s: %d fits trained, %d reused, in %s."
            .formatted(
                prepared.spec().name(),
                end.trained(),
                end.reused(),
                TimeText.text(end.wallSeconds())));
    launch.trackerFailure().ifPresent(why -> terminal.say(uploadAdvice(why)));
    terminal.say(NextSteps.of(end, access, data.directory));
  }

  private String uploadAdvice(String why) {
    return "The tracker has not got everything: %s. The journal has. Send it later: %s upload --data %s --tracker URL"
        .formatted(why, NextSteps.command(), data.directory);
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
            .allMatch(s -> s.fits().getOrDefault(FitState.FINISHED, 0) == s.plannedFits());
    return whole ? ExitCode.OK : ExitCode.SOME_FITS_FAILED;
  }

  /** The later one in the list of exit codes, except that failed fits yield to all others. */
  private static ExitCode worse(ExitCode first, ExitCode second) {
    return first.code() >= second.code() ? first : second;
  }
}
