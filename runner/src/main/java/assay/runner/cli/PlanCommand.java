// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.record.JournalReader;
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
    for (Prepared prepared : Prepared.all(declarations, terminal)) {
      Map<String, FitRecord> known =
          KnownFits.of(prepared.plan(), new JournalReader(data.directory).read(), Set.of());
      show(PlanReport.of(prepared.plan(), known, Slots.of(prepared.spec().execute())), json);
    }
    return ExitCode.OK.code();
  }

  private void show(PlanReport report, boolean asJson) {
    if (asJson) {
      terminal.data(report.json().toString());
    } else {
      report.lines().forEach(terminal::data);
    }
  }
}
