// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.exchange.ArchiveSource;
import assay.tracker.exchange.ImportSummary;
import assay.tracker.exchange.MlflowImport;
import assay.tracker.exchange.MlflowSource;
import assay.tracker.exchange.MlflowStores;
import assay.tracker.exchange.SourceException;
import assay.tracker.server.DirectoryInUseException;
import assay.tracker.server.OfflineStores;
import assay.tracker.server.TrackerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay import}: brings over what another tracker holds. */
@Command(
    name = "import",
    description = {
      "Brings runs into a data directory: from a file of 'assay export', or from MLflow's "
          + "own store.",
      "Of MLflow's store, all comes: experiments, runs with all their points, registered "
          + "and logged models, data sets, and the artifacts that lie on this machine. Ids and "
          + "times of runs stay. The source is only read. Importing again brings what is "
          + "missing.",
      "No server may use the data directory meanwhile."
    })
final class ImportCommand implements Callable<Integer> {
  private static final String MLFLOW = "mlflow:";

  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Parameters(
      paramLabel = "FILE|mlflow:PATH",
      description = {
        "A file that 'assay export' wrote; or MLflow's SQLite database, its folder mlruns, or a",
        "directory with either."
      })
  String source = "";

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How to bring over a store, for messages. */
  static String commandFor(Path store, Path data) {
    return "assay import %s%s --data %s".formatted(MLFLOW, store, data);
  }

  @Override
  public Integer call() {
    try (MlflowSource opened = open()) {
      terminal.say("Reading %s.".formatted(opened.description()));
      return bring(opened);
    } catch (SourceException e) {
      throw new CommandException(ExitCode.WRONG_DECLARATION, e);
    } catch (DirectoryInUseException e) {
      throw new CommandException(
          ExitCode.DATA_DIRECTORY,
          "%s is being served: stop that server, import, and start it again."
              .formatted(data.directory));
    }
  }

  private MlflowSource open() {
    if (!source.startsWith(MLFLOW)) {
      return archive(Path.of(source));
    }
    return MlflowStores.open(Path.of(source.substring(MLFLOW.length())));
  }

  private MlflowSource archive(Path file) {
    if (Files.exists(file) && !ArchiveSource.isOne(file)) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "'%s' is no file that 'assay export' wrote; for a store of MLflow's write mlflow:%s"
              .formatted(source, source));
    }
    if (!Files.exists(file)) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "there is no file '%s'; for a store of MLflow's write mlflow:%s"
              .formatted(source, source));
    }
    return ArchiveSource.open(file);
  }

  private int bring(MlflowSource opened) {
    try (OfflineStores stores = OfflineStores.open(TrackerConfig.of(data.directory))) {
      ImportSummary summary =
          new MlflowImport(
                  stores.store().stores(),
                  stores.store().modelImport(),
                  stores.artifacts(),
                  terminal::say)
              .bring(opened);
      summary.problems().forEach(problem -> terminal.say("left out: " + problem));
      terminal.say(
          "%s holds them now: %s, %s, %s, %s."
              .formatted(
                  data.directory,
                  Counted.of(summary.experiments(), "experiment"),
                  Counted.of(summary.runs(), "run"),
                  Counted.of(summary.points(), "point"),
                  Counted.of(summary.files(), "file")));
      return (summary.problems().isEmpty() ? ExitCode.OK : ExitCode.SOME_FITS_FAILED).code();
    }
  }
}
