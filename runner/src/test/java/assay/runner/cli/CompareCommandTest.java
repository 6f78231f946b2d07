// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code assay compare} on the example file and on files that are wrong. */
class CompareCommandTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SCORES = ROOT.resolve("experiments/scores.csv").toString();

  @TempDir Path directory;

  @Test
  void theTableAndTheVerdictSayWhatDiffers() {
    Cli compared = example();

    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.err()).isEmpty();
    assertThat(compared.out().lines())
        .contains(
            "   trial       log_loss     sd  95 % interval    n  difference  95 % interval           p"
                + "  Wilcoxon p  same  delta",
            "→  sgd 0.01       0.091  0.024  0.062 to 0.121  15    baseline  –                       –"
                + "           –     –      –",
            "   adam 0.001     0.139  0.022  0.112 to 0.166  15      +0.047  0.026 to 0.068     0.0006"
                + "      0.0002  0.00  +0.84",
            "`adam 0.001` is worse than `sgd 0.01` by 0.047 [0.026, 0.068].",
            "`sgd 0.001` is worse than `sgd 0.01` by 0.232 [0.187, 0.278].",
            "`adam 0.01` cannot be told apart from `sgd 0.01`.",
            "p: corrected resampled t-test over 15 paired folds (n_test/n_train = 0.250),"
                + " Holm's correction over 3 comparisons.");
  }

  /** Means and p-values computed with NumPy and SciPy from the same file. */
  @Test
  void jsonHasTheNumbersInFull() {
    JsonNode json = example("--json").json();

    assertThat(json.at("/baseline").textValue()).isEqualTo("sgd 0.01");
    JsonNode adam = json.at("/trials/2");
    assertThat(adam.at("/trial").textValue()).isEqualTo("adam 0.001");
    assertThat(adam.at("/outcome").textValue()).isEqualTo("worse");
    assertThat(adam.at("/difference/mean").doubleValue()).isCloseTo(0.04718, within(1e-12));
    assertThat(adam.at("/difference/test/p").doubleValue())
        .isCloseTo(2.971227454955e-4, within(1e-12));
    assertThat(adam.at("/difference/rank_test/p").doubleValue()).isEqualTo(6.103515625e-5);
    assertThat(json.at("/overview/mean_ranks/sgd 0.001").doubleValue()).isEqualTo(4);
    assertThat(json.at("/overview/not_told_apart/0")).hasSize(3);
  }

  @Test
  void jsonHasExactlyTheWordsOfTheReadme() throws IOException {
    JsonNode json = example("--json").json();
    Set<String> words = new TreeSet<>();
    collect(json, "", words);

    String readme = Files.readString(ROOT.resolve("README.md"));
    String section = readme.substring(readme.indexOf("## Comparing trials"));
    section = section.substring(0, section.indexOf("\n## ", 4));
    Set<String> documented =
        Pattern.compile("^\\| `([a-z0-9_.\\[\\]]+)` \\|", Pattern.MULTILINE)
            .matcher(section)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(words).isEqualTo(documented);
  }

  @Test
  void theDiagramIsXmlForLightAndDarkPages() throws Exception {
    Path svg = directory.resolve("ranks.svg");
    String renamed =
        Files.readString(Path.of(SCORES))
            .replace("sgd 0.001", "a <b> & \"\"c\"\"")
            .lines()
            .map(line -> line.startsWith("a <b>") ? "\"" + line.replaceFirst(",", "\",") : line)
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(directory.resolve("scores.csv"), renamed);

    Cli compared =
        Cli.run("compare", file.toString(), "--goal", "minimize", "--svg", svg.toString());

    assertThat(compared.exitCode()).as(compared.err()).isZero();
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    var texts = document.getElementsByTagName("text");
    Set<String> words = new TreeSet<>();
    for (int i = 0; i < texts.getLength(); i++) {
      words.add(texts.item(i).getTextContent());
    }
    assertThat(words)
        .contains("a <b> & \"c\"", "sgd 0.01", "4.00", "critical difference 1.21 (alpha 0.05)");
    assertThat(Files.readString(svg)).contains("prefers-color-scheme: dark");
  }

  @Test
  void twoTrialsHaveNoDiagram() {
    Cli compared =
        Cli.run("compare", SCORES, "sgd 0.01", "adam 0.01", "--svg", directory + "/ranks.svg");

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.err()).contains("three or more trials");
    assertThat(directory.resolve("ranks.svg")).doesNotExist();
  }

  @Test
  void aMistypedTrialIsToldTheNearest() {
    Cli compared = Cli.run("compare", SCORES, "--baseline", "sgd 0.0l");

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.err()).contains("called \"sgd 0.0l\"; did you mean \"sgd 0.01\"?");
  }

  @Test
  void mistakesInTheFileAreToldWithTheirPlaces() throws IOException {
    Path file =
        Files.writeString(directory.resolve("bad.csv"), "trial,fold,repeat,scor\na,0,0,1\n");

    Cli compared = Cli.run("compare", file.toString());

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.out()).isEmpty();
    assertThat(compared.err()).contains("bad.csv:1:19: E123: ").contains("Did you mean `score`?");
  }

  @Test
  void tooFewScoresAreSaidInWords() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("few.csv"),
            "trial,fold,repeat,score\na,0,0,0.5\na,0,1,0.6\nb,0,0,0.7\nb,0,1,0.9\n");

    Cli compared = Cli.run("compare", file.toString());

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .contains("too few")
        .contains("Too few scores to tell `a` from `b`: the smallest possible p is 0.5000.");
  }

  @Test
  void whatCannotBeComparedIsRefused() throws IOException {
    Path one =
        Files.writeString(directory.resolve("1.csv"), "trial,fold,repeat,score\na,0,0,0.5\n");

    assertRefused("needs two trials with scores, there is only `a`", one.toString());
    assertRefused("there is no file nowhere.csv", "nowhere.csv");
    assertRefused("--alpha wants a number between 0 and 1", SCORES, "--alpha", "5");
    assertRefused("--rope wants a number of at least 0", SCORES, "--rope", "-1");
    assertRefused("--goal wants maximize or minimize", SCORES, "--goal", "max");
  }

  private static void assertRefused(String why, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "compare";
    System.arraycopy(args, 0, all, 1, args.length);
    Cli compared = Cli.run(all);
    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.err()).contains(why);
  }

  private static Cli example(String... more) {
    String[] all = new String[6 + more.length];
    String[] first = {"compare", SCORES, "--metric", "log_loss", "--goal", "minimize"};
    System.arraycopy(first, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return Cli.run(all);
  }

  /** The paths of values, without the names of trials. */
  private static void collect(JsonNode node, String path, Set<String> words) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, path + "[]", words));
    } else if (node.isObject() && !path.endsWith("mean_ranks")) {
      node.properties()
          .forEach(each ->
              collect(
                  each.getValue(),
                  path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                  words));
    } else {
      words.add(path);
    }
  }
}
