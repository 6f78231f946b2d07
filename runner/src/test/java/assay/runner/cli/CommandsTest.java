// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandsTest {

  @Test
  void everyCommandGoesByItsOwnName() {
    assertThat(Commands.BY_NAME)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (name, type) -> assertThat(type.getAnnotation(Command.class).name()).isEqualTo(name));
  }

  @Test
  void onlyTheOneThatIsNamedIsLookedAt() {
    assertThat(Main.commandLine(Terminal.system(), "gc", "serve").getSubcommands())
        .containsOnlyKeys("gc");
  }

  @Test
  void whoNamesNoneSeesAll() {
    assertThat(Cli.run("--help").out()).contains(Commands.BY_NAME.keySet());
    assertThat(Cli.run("srve").err()).contains("srve", "serve");
  }
}
