// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few hundred of what {@code scripts/declaration-trial} tries for as long as one likes. */
class DeclarationTrialTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void everyDamagedFileHasAnAnswer() throws IOException {
    List<Path> sources = DeclarationTrial.sources(ROOT);
    try (DeclarationTrial trial = new DeclarationTrial(sources, folder, 20261124)) {
      for (int round = 0; round < 300; round++) {
        assertThat(trial.round()).as("round %d", round).isEmpty();
      }
    }
  }
}
