// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzIT {

  @Test
  void noRequestMakesATrackerFail(@TempDir Path directory) {
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory))) {
      TrackerClient client = new TrackerClient(tracker.address());
      String run = client.createRun("0");
      for (long seed = 0; seed < 20; seed++) {
        RequestFuzzer fuzzer = new RequestFuzzer(client, run, seed);
        for (int i = 0; i < 50; i++) {
          assertThat(fuzzer.next()).as("seed %d, request %d", seed, i).isEmpty();
        }
      }
    }
  }
}
