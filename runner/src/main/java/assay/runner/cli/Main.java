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
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  assay run experiments/01_iris_grid.yaml     train a grid and rank it",
      "  assay bench model.onnx                      how fast a model answers here",
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
    CommandLine commandLine = commandLine(terminal, args);
    commandLine.setOut(terminal.outWriter());
    commandLine.setErr(terminal.errWriter());
    commandLine.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    commandLine.setExecutionExceptionHandler(new Failures(terminal));
    return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
  }

  /**
   * Finding out how commands are declared takes a third of a start: if the first argument names
   * one, the others are left out.
   */
  static CommandLine commandLine(Terminal terminal, String... args) {
    Commands commands = new Commands(terminal);
    CommandLine commandLine = new CommandLine(new Main(), commands);
    Class<?> named = args.length == 0 ? null : Commands.BY_NAME.get(args[0]);
    if (named == null) {
      Commands.BY_NAME.forEach(commandLine::addSubcommand);
    } else {
      commandLine.addSubcommand(args[0], named);
    }
    return commandLine;
  }
}
