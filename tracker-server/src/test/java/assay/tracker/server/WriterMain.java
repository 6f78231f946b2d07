// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.model.Metric;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.NewRun;
import assay.tracker.store.RunBatch;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Logs metrics without end and prints each step once its write returned. */
final class WriterMain {

  private WriterMain() {}

  public static void main(String[] arguments) {
    TrackingStore store =
        SqliteStore.open(
                Path.of(arguments[0]), "root:/", InstantSource.system(), ChangeListener.NONE)
            .stores()
            .tracking();
    String run = store.createRun(new NewRun("0", "r", "", 1, List.of())).info().id();
    System.out.println(run);
    for (int step = 0; ; step++) {
      store.log(run, RunBatch.of(new Metric("m", step, step, step)));
      System.out.println(step);
    }
  }
}
