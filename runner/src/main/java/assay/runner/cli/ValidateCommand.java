// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.ProblemJson;
import assay.runner.spec.Problems;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay validate}: every problem of the files, and nothing else. */
@Command(
    name = "validate",
    description = {
      "Finds every problem of the files at once, each with file:line:column and what "
          + "would pass.",
      "Wrong keys and values, missing or broken data, folds that cannot be drawn. Exit "
          + "code 2 where there is an error; warnings alone give 0."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DeclarationOptions declarations = new DeclarationOptions();

  @Option(names = "--json", description = "Prints the problems as a JSON array.")
  boolean json;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    for (Path file : declarations.files) {
      var unused = Experiment.read(file, declarations.overrides, problems);
    }
    if (json) {
      terminal.data(ProblemJson.of(problems).toString());
    } else {
      terminal.say(problems.lines());
      terminal.say(problems.all().isEmpty() ? "No problems found." : count(problems));
    }
    return (problems.hasErrors() ? ExitCode.WRONG_DECLARATION : ExitCode.OK).code();
  }

  private static String count(Problems problems) {
    long errors = problems.all().stream().filter(problem -> problem.code().isError()).count();
    long warnings = problems.all().size() - errors;
    return "%s, %s.".formatted(Counted.of(errors, "error"), Counted.of(warnings, "warning"));
  }
}
