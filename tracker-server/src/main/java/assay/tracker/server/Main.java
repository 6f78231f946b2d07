// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The tracker alone, without the runner's commands: until the process is told to end. */
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  /**
   * @param arguments data directory, port, and optionally the directory of artifacts and the
   *     default artifact root
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 2 || arguments.length > 4) {
      System.err.println("Usage: DATA_DIRECTORY PORT [ARTIFACTS [DEFAULT_ARTIFACT_ROOT]]");
      System.exit(USAGE);
    }
    Tracker tracker = Tracker.start(config(arguments));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(tracker::close));
    System.out.println(tracker.address());
    new CountDownLatch(1).await();
  }

  private static TrackerConfig config(String[] arguments) {
    TrackerConfig config =
        TrackerConfig.of(Path.of(arguments[0])).withPort(Integer.parseInt(arguments[1]));
    if (arguments.length > 2) {
      config = config.withArtifacts(Path.of(arguments[2]));
    }
    return arguments.length > 3 ? config.withArtifactRoot(arguments[3]) : config;
  }
}
