// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.auth.TokenFile;
import assay.tracker.server.DataLayout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay token revoke}. */
@Command(
    name = "revoke",
    description = {
      "Ends a token.",
      "A server that runs refuses it within a second, and ends the browser sessions that "
          + "it opened."
    })
final class TokenRevokeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "NAME", description = "As 'assay token list' shows it.")
  String name = "";

  TokenRevokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!new TokenFile(new DataLayout(data.directory).tokens()).revoke(name)) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "there is no token named '%s' in %s; 'assay token list' shows those that there are"
              .formatted(name, data.directory));
    }
    terminal.say("Revoked '%s'.".formatted(name));
    return ExitCode.OK.code();
  }
}
