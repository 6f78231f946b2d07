// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTrialIT {

  @Test
  void nothingAcknowledgedIsLostWhenTheServerIsKilled(@TempDir Path data) throws Exception {
    KillTrial.Result result = KillTrial.run(data, 10, System.nanoTime());

    assertThat(result.requests()).as("acknowledged requests").isGreaterThanOrEqualTo(80);
  }
}
