// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;

/** Starts a tracker, says where, and waits to be killed. */
public final class HolderMain {

  private HolderMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Tracker tracker = Tracker.start(TrackerConfig.of(Path.of(arguments[0])));
    System.out.println(tracker.address());
    Thread.currentThread().join();
  }
}
