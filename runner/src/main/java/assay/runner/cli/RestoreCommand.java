// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.maintenance.Copied;
import assay.tracker.maintenance.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay restore}. */
@Command(
    name = "restore",
    description = {
      "Brings a backup back into a data directory that is empty or not there yet.",
      "Every file is checked; if one is damaged, nothing is left behind."
    })
final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "BACKUP", description = "The directory that 'assay backup' made.")
  Path backup = Path.of("");

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Copied copied = Restore.bring(backup, data.directory);
    terminal.say(
        "Restored %d files, %d bytes, all as they were. Look at it: assay serve --data %s"
            .formatted(copied.files(), copied.bytes(), data.directory));
    return ExitCode.OK.code();
  }
}
