// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.LaunchState;
import assay.runner.execute.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and termination into a request to stop, and holds the JVM until what was measured is
 * stored. Closing it means that everything is.
 */
final class Interrupts implements AutoCloseable {
  private static final long GRACE_SECONDS = 30;

  private final CountDownLatch stored = new CountDownLatch(1);
  private final Thread hook;

  Interrupts(StopSignal stop, Terminal terminal) {
    hook =
        Thread.ofPlatform()
            .name("interrupt")
            .unstarted(
                () -> {
                  terminal.say("Stopping: storing what was measured…");
                  stop.request(LaunchState.INTERRUPTED);
                  awaitStored();
                });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitStored() {
    try {
      var unused = stored.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stored.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already: the hook runs, and has just been let go.
    }
  }
}
