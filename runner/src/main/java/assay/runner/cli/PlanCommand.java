// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.record.JournalContents;
import assay.runner.record.JournalReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay plan}: what a run would do. */
@Command(
    name = "plan",
    description = "Shows what a run would do: trials, fits, which are done already, and the time.")
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DeclarationOptions declarations = new DeclarationOptions();
  @Mixin DataOption data = new DataOption();

  @Option(names = "--json", description = "Prints one JSON object per file.")
  boolean json;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JournalContents journal = new JournalReader(data.directory).read();
    for (Experiment experiment : Experiment.all(declarations, terminal)) {
      switch (experiment) {
        case Prepared prepared -> {
          Map<String, FitRecord> known = KnownFits.of(prepared.plan(), journal, Set.of());
          PlanReport report =
              PlanReport.of(
                  prepared.plan(),
                  known,
                  Slots.of(prepared.spec().execute()),
                  prepared.memory().bytes(prepared.plan()));
          show(report.json(), report.lines());
        }
        case Experiment.Benchmark benchmark -> {
          PlannedBenchmark planned = PlannedBenchmark.of(benchmark.spec());
          BenchmarkPlanReport report =
              new BenchmarkPlanReport(planned.plan(), planned.known(journal, Set.of()));
          show(report.json(), report.lines());
        }
      }
    }
    return ExitCode.OK.code();
  }

  private void show(ObjectNode asJson, List<String> asText) {
    if (json) {
      terminal.data(asJson.toString());
    } else {
      asText.forEach(terminal::data);
    }
  }
}
