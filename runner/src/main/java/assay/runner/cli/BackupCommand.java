// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.maintenance.Backup;
import assay.tracker.maintenance.Copied;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay backup}. */
@Command(
    name = "backup",
    description = {
      "Copies a data directory; a tracker may go on running.",
      "The database as of one moment, then artifacts, journal and tokens (their hashes), "
          + "as plain files with their checksums.",
      "'sha256sum -c SHA256SUMS' in the copy checks them, 'assay restore' brings it back, "
          + "and tar --zstd makes one file of it."
    })
final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "TARGET", description = "A directory that is empty or not there yet.")
  Path target = Path.of("");

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description = "As 'assay serve' was told, if it was.")
  @Nullable Path artifacts;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Copied copied = Backup.take(data.directory, Optional.ofNullable(artifacts), target);
    terminal.say(
        "Copied %s: %d files, %d bytes. Bring it back with: assay restore %s --data DIR"
            .formatted(data.directory, copied.files(), copied.bytes(), target));
    return ExitCode.OK.code();
  }
}
