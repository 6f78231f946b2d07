// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay report}: documents about what was measured. */
@Command(
    name = "report",
    synopsisSubcommandLabel = "COMMAND",
    description = "Writes a report about runs, as a table, a web page, Markdown, CSV or JSON.",
    subcommands = HardwareReportCommand.class)
final class ReportCommand implements Runnable {
  @Mixin HelpOption help = new HelpOption();

  /** Set by picocli. */
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: hardware");
  }
}
