// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.auth.TokenFile;
import assay.tracker.server.DataLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay token create}. */
@Command(
    name = "create",
    description = {
      "Makes a token and prints it, this once.",
      "What is kept cannot be turned back into it. It may do everything in this tracker."
    })
final class TokenCreateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "NAME", description = "Who or what will use it: anna, ci, gpu-box.")
  String name = "";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = ExecutionOptions.TimeConverter.class,
      description = "Ends it after a time such as 90d or 12h. Default: never.")
  @Nullable Duration expires;

  TokenCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TokenFile tokens = new TokenFile(new DataLayout(data.directory).tokens());
    String secret = tokens.create(name, Optional.ofNullable(expires), Instant.now());
    terminal.say(
        "Made the token '%s'. Keep it: it is not shown again. Clients take it as\n  %s"
            .formatted(name, "MLFLOW_TRACKING_TOKEN"));
    terminal.data(secret);
    return ExitCode.OK.code();
  }
}
