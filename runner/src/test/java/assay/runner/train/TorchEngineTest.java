// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TorchEngineTest {

  @Test
  void theVersionNamesBothLibraries() {
    assertThat(TorchEngine.version())
        .matches("PyTorch \\d+\\.\\d+\\.\\d+ / DJL \\d+\\.\\d+\\.\\d+");
  }
}
