// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One mistake in each file, and beside it, in a file of the same name that ends in .txt, what is
 * said of it: every line with place, code, message and what would pass.
 */
class MistakeFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/assay/runner/spec/mistakes");
  private static final Pattern CODE = Pattern.compile("^\\S+:\\d+:\\d+: ([EW]\\d{3}): .+[.?…]$");

  /** To find these out takes more than a declaration and its data. */
  private static final Set<ProblemCode> WHEN_IT_RUNS = Set.of();

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static Path expectation(Path file) {
    return Path.of(file.toString().replaceFirst("\\.yaml$", ".txt"));
  }

  private static List<String> expected(Path file) {
    try {
      return Files.readAllLines(expectation(file));
    } catch (IOException e) {
      throw new AssertionError("what should be said of " + file, e);
    }
  }

  /** As from within the folder, on any machine; the count at the end is left out. */
  private static List<String> said(Path file) {
    String said =
        Cli.run("validate", file.toString())
            .err()
            .replace(FOLDER.toAbsolutePath() + "/", "")
            .replace(FOLDER + "/", "")
            .replaceAll("(?<=`gpu:99` asked,) .*", " …")
            .replaceAll("(?<=`cpu` has) [0-9.]+ GB", " … GB");
    List<String> lines = said.lines().toList();
    return lines.subList(0, lines.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsToldInTheseWords(Path file) {
    assertThat(said(file))
        .as("%s; if the new words are better, write them there", expectation(file))
        .isEqualTo(expected(file));
  }

  @Test
  void thereAreManyDifferentMistakes() throws IOException {
    List<String> messages =
        files().stream()
            .map(file -> String.join("\n", expected(file)).replaceAll("\\S+?:\\d+:\\d+: ", ""))
            .toList();

    assertThat(messages.stream().distinct()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void everyLineHasPlaceCodeAndWholeSentences() throws IOException {
    assertThat(files())
        .flatMap(MistakeFilesTest::expected)
        .allSatisfy(line -> assertThat(line).matches(CODE).hasSizeLessThan(400));
  }

  @Test
  void everyCodeHasAMistake() throws IOException {
    Set<String> told =
        files().stream()
            .flatMap(file -> expected(file).stream())
            .map(line -> CODE.matcher(line).results().findFirst().orElseThrow().group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        Arrays.stream(ProblemCode.values())
            .filter(code -> !WHEN_IT_RUNS.contains(code))
            .map(ProblemCode::code)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told)
        .as("a file in %s for each of ProblemCode", FOLDER)
        .containsExactlyElementsOf(known);
  }
}
