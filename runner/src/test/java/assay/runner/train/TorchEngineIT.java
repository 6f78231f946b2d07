// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchEngineIT {

  @Test
  void theDeclaredVersionIsTheLoadedOne() {
    TorchEngine.start();

    assertThat(TorchEngine.version())
        .isEqualTo(
            "PyTorch %s / DJL %s"
                .formatted(Engine.getInstance().getVersion(), Engine.getDjlVersion()));
  }

  @Test
  void theEngineIsOfflineAndDoesNotReport() {
    TorchEngine.start();

    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  // EngineProbe fails at the first attempt to reach an address.
  @Test
  void theEngineStartsWithoutNetworkAndWithoutAWord() throws Exception {
    Child.Outcome outcome = Child.run(EngineProbe.class, Map.of());

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout().lines())
        .containsExactly(TorchEngine.version(), "libtorch loaded: false", "1 + 1 = 2.0");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void anEngineThatCannotBeLoadedIsExplained(@TempDir Path directory) throws Exception {
    Path notADirectory = Files.createFile(directory.resolve("file"));

    Child.Outcome outcome =
        Child.run(EngineProbe.class, Map.of("DJL_CACHE_DIR", notADirectory.toString()));

    assertThat(outcome.stdout().lines().skip(2))
        .first()
        .asString()
        .startsWith(
            "EngineUnavailableException: %s could not be loaded on %s"
                .formatted(
                    TorchEngine.version().replaceAll(" / .*", ""), System.getProperty("os.name")))
        .contains(notADirectory.toString(), "DJL_CACHE_DIR", "PYTORCH_LIBRARY_PATH")
        .doesNotContain("null");
    assertThat(outcome.stderr()).isEmpty();
  }
}
