// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.auth.Token;
import assay.tracker.auth.TokenFile;
import assay.tracker.server.DataLayout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay token list}. */
@Command(
    name = "list",
    description = "Lists the tokens of a data directory: made, used last, until when. In UTC.")
final class TokenListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  TokenListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Token> tokens = new TokenFile(new DataLayout(data.directory).tokens()).list();
    if (tokens.isEmpty()) {
      terminal.say("There are no tokens yet. Make one: assay token create NAME");
      return ExitCode.OK.code();
    }
    Instant now = Instant.now();
    int width = tokens.stream().mapToInt(token -> token.name().length()).max().orElse(0);
    String row = "%-" + Math.max(width, 4) + "s  %-16s  %-16s  %s";
    terminal.data(row.formatted("name", "made", "last used", "expires"));
    for (Token token : tokens) {
      terminal.data(
          row.formatted(
              token.name(),
              minute(token.createdAt()),
              token.lastUsedAt().map(TokenListCommand::minute).orElse("never"),
              end(token.expiresAt(), now)));
    }
    return ExitCode.OK.code();
  }

  private static String end(Optional<Instant> time, Instant now) {
    return time.map(end -> minute(end) + (now.isBefore(end) ? "" : " (over)")).orElse("never");
  }

  private static String minute(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MINUTES).toString();
    return text.substring(0, "2026-01-02T03:04".length()).replace('T', ' ');
  }
}
