// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** Logs run after run until its server is gone, and remembers what was acknowledged. */
final class KillTrialClient {

  /** Enough for full chunks, partial ones and none at all. */
  private static final int MOST_BATCHES = 60;

  private final URI address;
  private final SplittableRandom random;
  private final List<LoggedRun> runs = new ArrayList<>();
  private final CountDownLatch firstBatch = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().unstarted(this::logUntilKilled);

  private KillTrialClient(URI address, SplittableRandom random) {
    this.address = address;
    this.random = random;
  }

  static KillTrialClient start(URI address, SplittableRandom random) {
    KillTrialClient client = new KillTrialClient(address, random);
    client.thread.start();
    return client;
  }

  private void logUntilKilled() {
    try (Connection connection = new Connection(address)) {
      while (true) {
        LoggedRun run = LoggedRun.create(connection);
        runs.add(run);
        int batches = random.nextInt(1, MOST_BATCHES);
        for (int i = 0; i < batches; i++) {
          run.log(connection, random.nextInt(1, 100));
          firstBatch.countDown();
        }
        run.upload(connection);
        run.finish(connection);
      }
    } catch (IOException killed) {
      // What the last request was about may be there or not; everything before it must be.
    }
  }

  /** So that a server that is slow at first is not killed before it did anything. */
  void awaitFirstBatch() throws InterruptedException {
    firstBatch.await();
  }

  /** Everything it logged, once its server is gone. */
  List<LoggedRun> join() throws InterruptedException {
    thread.join();
    return runs;
  }
}
