// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.ServedRoutes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTrialIT {

  private static final int HEAP_BYTES = 64 << 20;

  @Test
  void noRequestMakesATrackerFail(@TempDir Path directory) throws Exception {
    FuzzTrial.Result result = FuzzTrial.run(directory, 3_000, 7);

    assertThat(result.problems()).isEmpty();
    assertThat(result.requests()).isGreaterThanOrEqualTo(3_000);
    assertThat(result.memory()).allMatch(memory -> memory.heapBytes() < HEAP_BYTES);
  }

  @Test
  void everyTemplateIsOfARoute(@TempDir Path directory) {
    assertThat(FuzzTemplates.endings())
        .allSatisfy(ending ->
            assertThat(ServedRoutes.list(directory))
                .as(ending)
                .anyMatch(route -> route.path().endsWith(ending)));
  }
}
