// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Metric;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.PageRequest;
import assay.tracker.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillSafetyIT {

  private static final int STEPS = 100;

  @Test
  void writesThatReturnedSurviveAKilledProcess(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("tracker.db");
    String run;
    try (ChildJvm child = ChildJvm.start(WriterMain.class, file.toString())) {
      run = child.readLine();
      String last = "";
      while (!last.equals(Integer.toString(STEPS - 1))) {
        last = child.readLine();
      }
    }

    SqliteStore store =
        SqliteStore.open(file, "root:/", InstantSource.system(), ChangeListener.NONE);
    List<Metric> history =
        store.stores().tracking().metricHistory(run, "m", PageRequest.EVERYTHING).items();
    store.close();

    assertThat(history).hasSizeGreaterThanOrEqualTo(STEPS);
    for (int step = 0; step < history.size(); step++) {
      assertThat(history.get(step)).isEqualTo(new Metric("m", step, step, step));
    }
  }
}
