// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay token}: who may come in to a tracker. */
@Command(
    name = "token",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, lists and revokes the tokens that clients show to a tracker.",
      "A server that runs notices within a second. 'assay serve' asks for tokens where "
          + "other machines can come in (--host), and with --auth."
    },
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    footerHeading = "%nFor a team:%n",
    footer = {
      "  assay token create anna                     prints the token, once",
      "  assay serve --host 0.0.0.0                  lets in who shows it",
      "  MLFLOW_TRACKING_TOKEN=assay_…               shows it: MLflow's clients, and assay itself",
    })
final class TokenCommand implements Runnable {
  @Mixin HelpOption help = new HelpOption();

  /** Set by picocli. */
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: create, list or revoke");
  }
}
