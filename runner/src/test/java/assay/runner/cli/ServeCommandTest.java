// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @Test
  void artifactRootThatIsNoUriIsSaid(@TempDir Path data) {
    Cli serve =
        Cli.run("serve", "--data", data.toString(), "--default-artifact-root", "/srv/artifacts");

    assertThat(serve.exitCode()).isEqualTo(4);
    assertThat(serve.err()).contains("'/srv/artifacts' cannot be used", "file:///srv/artifacts");
  }

  @Test
  void artifactPlacesAreInTheHelp() {
    assertThat(Cli.run("serve", "--help").out())
        .contains("--artifacts=DIR", "--default-artifact-root=URI");
  }
}
