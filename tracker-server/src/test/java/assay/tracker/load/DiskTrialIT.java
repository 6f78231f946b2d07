// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTrialIT {

  @Test
  void fullAndReadOnlyDisksAreSurvived(@TempDir Path directory) throws Exception {
    assumeTrue(OwnMounts.possible(directory), OwnMounts.WHY_NOT);
    File output = directory.resolve("out.txt").toFile();

    int status =
        DiskTrial.run(directory, "5", "3")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();

    assertThat(status).as(Files.readString(output.toPath())).isZero();
  }
}
