// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchState;
import assay.runner.execute.StopSignal;
import assay.runner.report.BenchmarkJson;
import assay.runner.report.BenchmarkRow;
import assay.runner.report.BenchmarkTable;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.MeasureProfile;
import java.nio.file.Path;
import java.util.Optional;

/** Runs a benchmark and shows what came of it. */
final class BenchmarkExecution {
  private final Terminal terminal;
  private final Path data;
  private final ExecutionOptions execution;
  private final boolean json;

  BenchmarkExecution(Terminal terminal, Path data, ExecutionOptions execution, boolean json) {
    this.terminal = terminal;
    this.data = data;
    this.execution = execution;
    this.json = json;
  }

  ExitCode run(BenchmarkSpec spec, TrackerAccess access, StopSignal stop) {
    PlannedBenchmark planned = PlannedBenchmark.of(spec);
    BenchmarkLaunch launch = new BenchmarkLaunch(terminal, data, access, execution, stop);
    BenchmarkEnd end = launch.run(planned);
    show(spec, end, launch, access);
    return exitCode(end, launch.trackerFailure());
  }

  private void show(
      BenchmarkSpec spec, BenchmarkEnd end, BenchmarkLaunch launch, TrackerAccess access) {
    var table = new BenchmarkTable(end.summaries().stream().map(BenchmarkRow::of).toList());
    terminal.say("");
    if (json) {
      terminal.say(table.lines());
      terminal.data(BenchmarkJson.of(spec.name(), end).toString());
    } else {
      table.lines().forEach(terminal::data);
    }
    terminal.say("");
    if (spec.measure().profile() == MeasureProfile.SMOKE) {
      terminal.say(
          "Profile smoke: it was checked that all runs; the numbers are not to be compared.");
    }
    terminal.say(
        "%s: %d forks measured, %d reused, in %s."
            .formatted(
                spec.name(), end.measured(), end.reused(), TimeText.text(end.wallSeconds())));
    launch.trackerFailure().ifPresent(why -> terminal.say(NextSteps.uploadAdvice(why, data)));
    terminal.say(NextSteps.of(end.state(), access, data));
  }

  private static ExitCode exitCode(BenchmarkEnd end, Optional<String> trackerFailure) {
    if (end.state() == LaunchState.INTERRUPTED) {
      return ExitCode.INTERRUPTED;
    }
    if (trackerFailure.isPresent()) {
      return ExitCode.UNAVAILABLE;
    }
    if (end.state() == LaunchState.BUDGET) {
      return ExitCode.BUDGET_REACHED;
    }
    boolean whole =
        end.summaries().stream().allMatch(summary -> summary.state() == FitState.FINISHED);
    return whole ? ExitCode.OK : ExitCode.SOME_FITS_FAILED;
  }
}
