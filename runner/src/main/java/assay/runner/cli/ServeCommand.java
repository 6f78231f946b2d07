// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.exchange.MlflowStores;
import assay.tracker.server.DirectoryInUseException;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay serve}: the tracker and its dashboard, until interrupted. */
@Command(
    name = "serve",
    description = {
      "Serves the tracker and its dashboard over a data directory, until Ctrl-C.",
      "Any MLflow client can log there: point MLFLOW_TRACKING_URI at the address it prints.",
      "Where the directory is being served already, prints that address and ends."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 5000;

  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on. Any but one of this machine alone, such as 0.0.0.0, lets other",
        "machines in, if they show a token. Default: ${DEFAULT-VALUE}."
      })
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on. Default: 5000, or a free one where that is taken.")
  @Nullable Integer port;

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description = "Where files that clients send are kept. Default: in the data directory.")
  @Nullable Path artifacts;

  @Option(
      names = "--default-artifact-root",
      paramLabel = "URI",
      defaultValue = "mlflow-artifacts:/",
      description = {
        "Below which new experiments keep their artifacts. Clients write by themselves to any but",
        "mlflow-artifacts:/, such as file:///srv/artifacts. Default: ${DEFAULT-VALUE}."
      })
  String artifactRoot = "mlflow-artifacts:/";

  @Mixin ServingOptions serving = new ServingOptions();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    refuseMlflowsStore();
    Optional<AccessLogFile> log = serving.openAccessLog();
    try (Tracker tracker = Tracker.start(config())) {
      terminal.say("Serving %s. Stop with Ctrl-C.".formatted(data.directory));
      terminal.data(tracker.address());
      awaitInterrupt(tracker, log);
    } catch (DirectoryInUseException e) {
      String address =
          e.address().orElseThrow(() -> new CommandException(ExitCode.DATA_DIRECTORY, e));
      terminal.say("%s is being served already.".formatted(data.directory));
      terminal.data(address);
    }
    return ExitCode.OK.code();
  }

  /** Somebody who comes from MLflow may name the folder that MLflow served. */
  private void refuseMlflowsStore() {
    if (Files.exists(data.directory.resolve("tracker.db"))) {
      return;
    }
    Optional<Path> store = MlflowStores.find(data.directory);
    if (store.isPresent()) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "%s holds runs of MLflow's, in MLflow's own form: %s. Bring them over with\n  %s"
              .formatted(
                  data.directory,
                  store.get(),
                  ImportCommand.commandFor(store.get(), Path.of("assay-data"))));
    }
  }

  private TrackerConfig config() {
    TrackerConfig config =
        TrackerConfig.of(data.directory)
            .withHost(host)
            .withArtifactRoot(artifactRoot)
            .withServing(serving.serving());
    if (artifacts != null) {
      config = config.withArtifacts(artifacts);
    }
    return port == null ? config.withPreferredPort(USUAL_PORT) : config.withPort(port);
  }

  /** Returns never: the JVM ends when the hook has closed the tracker. */
  private void awaitInterrupt(Tracker tracker, Optional<AccessLogFile> log)
      throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  terminal.say("Stopping: finishing what was accepted…");
                  tracker.close();
                  log.ifPresent(AccessLogFile::close);
                }));
    new CountDownLatch(1).await();
  }
}
