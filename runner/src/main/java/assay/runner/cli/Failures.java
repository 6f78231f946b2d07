// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.JournalException;
import assay.runner.record.TrackerException;
import assay.runner.train.EngineUnavailableException;
import assay.tracker.auth.TokenException;
import assay.tracker.maintenance.MaintenanceException;
import assay.tracker.server.DataDirectoryException;
import assay.tracker.server.TrackerStartException;
import assay.tracker.store.StoreUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one door by which errors leave: a sentence for people and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    ExitCode code =
        switch (failure) {
          case CommandException known -> known.exitCode();
          case JournalException unwritable -> ExitCode.DATA_DIRECTORY;
          case DataDirectoryException unusable -> ExitCode.DATA_DIRECTORY;
          case TokenException refused -> ExitCode.WRONG_DECLARATION;
          case MaintenanceException undone -> ExitCode.DATA_DIRECTORY;
          case TrackerException away -> ExitCode.UNAVAILABLE;
          case TrackerStartException notListening -> ExitCode.UNAVAILABLE;
          case StoreUnavailableException damaged -> ExitCode.UNAVAILABLE;
          case EngineUnavailableException broken -> ExitCode.UNAVAILABLE;
          default -> unexpected(failure);
        };
    terminal.say("assay: " + failure.getMessage());
    return code.code();
  }

  /** A broken invariant: the trace is what a report about it needs. */
  private ExitCode unexpected(Exception failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    terminal.say("assay: this should not have happened; please report it with these lines:");
    terminal.say(trace.toString());
    return ExitCode.UNAVAILABLE;
  }
}
