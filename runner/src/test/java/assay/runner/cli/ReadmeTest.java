// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README tells people to type works as it stands. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  /** Those that take no engine, no server and no time. */
  private static final Set<String> CHEAP = Set.of("validate", "plan", "compare");

  private final String readme = readme();

  @Test
  void everyCommandIsOneThatAssayKnows() {
    assertThat(commands()).hasSizeGreaterThan(5);
    assertThat(commands())
        .allSatisfy(words -> {
          String[] args = words.toArray(String[]::new);
          var parsed = Main.commandLine(Terminal.system(), args).parseArgs(args);
          assertThat(parsed.hasSubcommand()).isTrue();
        });
  }

  @Test
  void cheapCommandsRun() {
    List<List<String>> cheap =
        commands().stream().filter(words -> CHEAP.contains(words.get(0))).toList();

    assertThat(cheap).hasSize(3);
    assertThat(cheap)
        .allSatisfy(words -> {
          Cli run = Cli.run(words.stream().map(ReadmeTest::fromRoot).toArray(String[]::new));
          assertThat(run.exitCode()).as(run.err()).isZero();
        });
  }

  @Test
  void everyFileItLinksToExists() {
    List<String> targets =
        LINK.matcher(readme).results().map(match -> match.group(1)).distinct().toList();

    assertThat(targets).hasSizeGreaterThan(4);
    assertThat(targets).allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
  }

  @Test
  void exitCodesAreThoseOfTheProgram() {
    List<Integer> codes =
        Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE)
            .matcher(readme)
            .results()
            .map(match -> Integer.parseInt(match.group(1)))
            .toList();

    assertThat(codes).isEqualTo(Stream.of(ExitCode.values()).map(ExitCode::code).toList());
  }

  private List<List<String>> commands() {
    return SHELL
        .matcher(readme)
        .results()
        .map(MatchResult::group)
        .flatMap(String::lines)
        .filter(line -> line.startsWith("./assay "))
        .map(line -> List.of(line.substring("./assay ".length()).split(" +")))
        .toList();
  }

  private static String fromRoot(String word) {
    return word.startsWith("experiments/") ? ROOT.resolve(word).toString() : word;
  }

  private static String readme() {
    try {
      return Files.readString(ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new AssertionError("the README is where the modules are", e);
    }
  }
}
