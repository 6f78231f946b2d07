// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.MlflowExperiment;
import assay.runner.record.RunExport;
import assay.tracker.exchange.ArchiveWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay export}: takes runs along to another tracker. */
@Command(
    name = "export",
    description = {
      "Writes the runs of experiments into one file, to be carried to another tracker.",
      "In it are params, tags, every point of every metric, and artifacts. 'assay import "
          + "FILE' brings them into another data directory, where experiments of one name "
          + "become one: so measurements of several machines come together."
    })
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(arity = "1..*", paramLabel = "EXPERIMENT", description = "Names of experiments.")
  List<String> experiments = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write, such as runs.zip.")
  Path out = Path.of("runs.zip");

  @Mixin DataOption data = new DataOption();

  @Option(names = "--tracker", paramLabel = "URL", description = "Any MLflow server.")
  @Nullable URI tracker;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (tracker == null) {
      DataDirectories.requireExisting(data.directory);
    }
    try (TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      write(access, Experiments.require(access.client(), experiments));
    }
    return ExitCode.OK.code();
  }

  private void write(TrackerAccess access, List<MlflowExperiment> found) {
    try (ArchiveWriter archive = ArchiveWriter.create(out)) {
      RunExport export = new RunExport(access.client(), archive);
      for (MlflowExperiment experiment : found) {
        export.export(experiment);
      }
      archive.finish();
      terminal.say(
          "Wrote %s: %s, %s, %s. Elsewhere: assay import %s"
              .formatted(
                  out,
                  Counted.of(found.size(), "experiment"),
                  Counted.of(archive.runCount(), "run"),
                  Counted.of(archive.fileCount(), "file"),
                  out));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "%s cannot be written (%s); nothing was exported. Choose another: -o FILE"
              .formatted(out, e.getMessage()));
    }
  }
}
