// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: reads the command line and runs one command. */
@Command(
    name = "assay",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Model benchmarking and experiment tracking, with numbers that hold up.",
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ValidateCommand.class,
      ServeCommand.class,
      ShowCommand.class,
      ReportCommand.class,
      UploadCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      HostCommand.class,
      TokenCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      GcCommand.class
    },
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  assay run experiments/01_iris_grid.yaml     train a grid and rank it",
      "  assay serve                                 look at it in a browser",
      "  assay COMMAND --help                        what a command can do",
      "",
      "Exit codes: 0 all finished, 1 some fits failed, 2 wrong declaration or command,",
      "3 budget reached, 4 tracker or engine unavailable, 5 data directory not writable,",
      "130 interrupted. After 3, 4 and 130 run the same command again to go on."
    })
public final class Main {
  Main() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  static int run(Terminal terminal, String... args) {
    CommandLine commandLine = new CommandLine(new Main(), new Commands(terminal));
    commandLine.setOut(terminal.outWriter());
    commandLine.setErr(terminal.errWriter());
    commandLine.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    commandLine.setExecutionExceptionHandler(new Failures(terminal));
    return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
  }
}
