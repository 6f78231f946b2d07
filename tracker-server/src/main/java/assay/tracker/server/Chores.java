// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes again and again. What fails is told and comes again all the same. */
final class Chores {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private Chores() {}

  static void every(Duration pause, Vertx vertx, WorkerExecutor workers, Runnable work) {
    vertx.setPeriodic(pause.toMillis(), timer -> run(workers, work));
  }

  private static void run(WorkerExecutor workers, Runnable work) {
    try {
      workers
          .executeBlocking(
              () -> {
                work.run();
                return true;
              },
              false)
          .onFailure(error -> LOG.error("{}", error.getMessage()));
    } catch (RejectedExecutionException e) {
      LOG.debug("the workers are gone: the server stops", e);
    }
  }
}
