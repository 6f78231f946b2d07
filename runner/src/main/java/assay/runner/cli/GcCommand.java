// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.maintenance.GarbageCollection;
import assay.tracker.server.DirectoryInUseException;
import assay.tracker.server.OfflineStores;
import assay.tracker.server.TrackerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay gc}: removes deleted runs for good. */
@Command(
    name = "gc",
    description = {
      "Removes runs for good that were deleted some time ago, with their points and artifacts.",
      "There is no way back: --dry-run shows what would go. No server may use the data directory",
      "meanwhile."
    })
final class GcCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      defaultValue = "30d",
      converter = ExecutionOptions.TimeConverter.class,
      description = "How long ago they were deleted. Default: ${DEFAULT-VALUE}.")
  Duration age = Duration.ofDays(30);

  @Option(names = "--dry-run", description = "Only says what would be removed.")
  boolean dryRun;

  GcCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DataDirectories.requireExisting(data.directory);
    try (OfflineStores stores = OfflineStores.open(TrackerConfig.of(data.directory))) {
      Instant before = Instant.now().minus(age);
      GarbageCollection collection = new GarbageCollection(stores);
      GarbageCollection.Outcome outcome =
          dryRun ? collection.preview(before) : collection.collect(before);
      outcome.runs().forEach(run -> terminal.data("%s  %s".formatted(run.id(), run.name())));
      outcome.left().forEach(uri -> terminal.say("left where they are: artifacts at " + uri));
      terminal.say(
          "%d deleted runs %s.".formatted(outcome.runs().size(), dryRun ? "would go" : "are gone"));
    } catch (DirectoryInUseException e) {
      throw new CommandException(
          ExitCode.DATA_DIRECTORY,
          "%s is being served: stop that server first.".formatted(data.directory));
    }
    return ExitCode.OK.code();
  }
}
