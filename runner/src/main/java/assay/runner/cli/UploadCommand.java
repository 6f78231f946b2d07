// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.JournalContents;
import assay.runner.record.JournalReader;
import assay.runner.record.Upload;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay upload}: sends a tracker what it has not got. */
@Command(
    name = "upload",
    description = {
      "Sends what the journal of a data directory holds and a tracker has not got.",
      "Sending twice changes nothing. Without --tracker, the tracker over the same directory."
    })
final class UploadCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Option(names = "--tracker", paramLabel = "URL", description = "Any MLflow server.")
  @Nullable URI tracker;

  UploadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (TrackerAccess access =
        TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      JournalContents journal = new JournalReader(data.directory).read();
      journal.notes().forEach(note -> terminal.say("journal: " + note));
      Upload.Outcome sent = new Upload(access.client(), journal).send(launch -> true);
      sent.running().forEach(id -> terminal.say("launch %s is still running: left out".formatted(id)));
      terminal.say(
          "%s has everything now; new there: %d launches, %d fits."
              .formatted(access.address(), sent.launches(), sent.fits()));
    }
    return ExitCode.OK.code();
  }
}
