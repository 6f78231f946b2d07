// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final String BINARY = "id,y_true,score\n7,no,0.2\n8,yes,0.7\n9,yes,0.4\n";

  @TempDir Path directory;

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Cli evaluate(String text, String... options) {
    List<String> words = new ArrayList<>(List.of("evaluate"));
    words.add(write("p.csv", text).toString());
    words.addAll(List.of(options));
    return Cli.run(words.toArray(String[]::new));
  }

  private JsonNode metrics(String text, String... options) {
    Cli run = evaluate(text, options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().properties().stream().map(entry -> entry.getKey()))
        .containsExactly("metrics", "undefined");
    return run.json().get("metrics");
  }

  /** What is said of a file that cannot be used, without its directory. */
  private List<String> problems(String text, String... options) {
    Cli run = evaluate(text, options);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    return run.err().replace(directory + "/", "").lines().toList();
  }

  @Test
  void theReadmesExampleGivesWhatTheReadmeSays() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher example =
        Pattern.compile(
                "```csv\n(.*?)```.*?```sh\n\\./assay evaluate predictions.csv (.*?)\n```"
                    + ".*?```json\n(.*?)```",
                Pattern.DOTALL)
            .matcher(readme);
    assertThat(example.find()).isTrue();

    Cli run = evaluate(example.group(1), example.group(2).split(" +", -1));

    assertThat(run.json()).isEqualTo(new ObjectMapper().readTree(example.group(3)));
  }

  @Test
  void everythingButCurvesIsPrintedWhenNothingIsAskedFor() {
    JsonNode metrics = metrics(BINARY, "--task", "binary");

    assertThat(metrics.get("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(metrics.get("specificity").asDouble()).isEqualTo(1);
    assertThat(metrics.get("confusion_matrix").toString()).isEqualTo("[[1.0,0.0],[1.0,1.0]]");
    assertThat(metrics.has("roc_curve")).isFalse();
    assertThat(metrics.size()).isGreaterThan(45);
  }

  @Test
  void metricsComeAsTheyAreAskedFor() {
    JsonNode metrics =
        metrics(BINARY, "--task", "binary", "--metric", "roc_curve", "f3,top1_accuracy");

    assertThat(metrics.properties().stream().map(entry -> entry.getKey()))
        .containsExactly("roc_curve", "f3", "top1_accuracy");
    assertThat(metrics.get("roc_curve").get("tpr").toString()).isEqualTo("[0.0,0.5,1.0,1.0]");
  }

  @Test
  void optionsChangeWhatTheySay() {
    JsonNode low = metrics(BINARY, "--task", "binary", "--threshold", "0.4", "--beta", "3");
    assertThat(low.get("accuracy").asDouble()).isEqualTo(1);
    assertThat(low.get("f3_macro").asDouble()).isEqualTo(1);

    String never = "y_true,y_pred\n0,0\n0,0\n1,0\n";
    assertThat(metrics(never, "--task=binary", "--zero-division=1").get("precision").asDouble())
        .isEqualTo(1);
    assertThat(metrics(never, "--task=binary").get("precision").asDouble()).isZero();

    JsonNode turned = metrics(BINARY, "--task=binary", "--labels=yes,no", "--metric=roc_auc");
    assertThat(turned.get("roc_auc").asDouble()).isZero();
  }

  @Test
  void anUndefinedMetricIsAbsentWithItsReason() {
    Cli run = evaluate("y_true,score\n0,0.3\n0,0.8\n", "--task", "binary", "--interval");

    assertThat(run.json().get("metrics").has("roc_auc")).isFalse();
    assertThat(run.json().get("undefined").get("roc_auc").asText())
        .isEqualTo("class number 0 has all of the rows, so it cannot be told from others");
    assertThat(run.json().get("undefined").has("accuracy")).isFalse();
  }

  @Test
  void classesOfAFileMayBeTextsOrNumbersFromAnywhere() {
    assertThat(evaluate("y_true,score\n2,0.9\n-1,0.1\n", "--task", "binary").err())
        .isEqualTo("2 rows; the positive class is 2\n");
    assertThat(evaluate("y_true,score\n1.0,0.9\n0.0,0.1\n", "--task", "binary").err())
        .isEqualTo("2 rows; the positive class is 1\n");
    assertThat(
            evaluate(
                    "y_true,proba_0,proba_1,proba_2\nc,0,0,1\na,1,0,0\nb,0,1,0\n",
                    "--task=multiclass")
                .err())
        .isEqualTo("3 rows; classes: 0 a, 1 b, 2 c\n");
  }

  @Test
  void aClassThatNoRowHasIsKnownByItsNumberOrByTheLabels() {
    String numbers = "y_true,proba_0,proba_1,proba_2\n0,1,0,0\n1,0,1,0\n";
    assertThat(metrics(numbers, "--task=multiclass").get("recall_per_class").toString())
        .isEqualTo("[1.0,1.0,0.0]");

    String texts = "y_true,proba_0,proba_1,proba_2\na,1,0,0\nc,0,0,1\n";
    assertThat(problems(texts, "--task=multiclass"))
        .first()
        .asString()
        .isEqualTo(
            "p.csv:1:1: E123: `y_true` has 2 classes, `a`, `c`, and there are 3 columns `proba_…`."
                + " Name all classes in their order, such as --labels no,yes.");
    assertThat(metrics(texts, "--task=multiclass", "--labels=a,b,c").get("accuracy").asDouble())
        .isEqualTo(1);
  }

  @Test
  void aPartThatIsUndefinedIsNullInItsPlace() {
    Cli run =
        evaluate(
            "y_true,proba_0,proba_1,proba_2\n0,1,0,0\n1,0,1,0\n",
            "--task=multiclass",
            "--metric=roc_auc_ovr_per_class");

    assertThat(run.json().get("metrics").toString())
        .isEqualTo("{\"roc_auc_ovr_per_class\":[1.0,1.0,null]}");
    assertThat(run.json().get("undefined").has("roc_auc_ovr_per_class")).isTrue();
  }

  @Test
  void scoresAreJudgedWhereThereArePredictedClassesToo() {
    Cli run = evaluate("y_true,score,y_pred\n0,0.4,1\n1,0.6,0\n", "--task", "binary");

    assertThat(run.json().get("metrics").get("accuracy").asDouble()).isEqualTo(1);
    assertThat(run.err()).contains("y_pred was not looked at");
  }

  @Test
  void severalOutputsAreAveragedOrNot() {
    String two = "y_true_0,y_true_1,y_pred_0,y_pred_1\n1,10,2,10\n3,20,3,22\n";

    assertThat(metrics(two, "--task=regression").get("mae").asDouble()).isEqualTo(0.75);
    assertThat(
            metrics(two, "--task=regression", "--multioutput=raw_values", "--metric=mae")
                .toString())
        .isEqualTo("{\"mae\":[0.5,1.0]}");
  }

  @Test
  void aSeriesIsMeasuredByItsOwnPast() {
    Path past = write("past.csv", "y_true\n1\n2\n4\n3\n");

    JsonNode metrics =
        metrics("y_true,y_pred\n5,4\n6,9\n", "--task=series", "--train=" + past, "--season=2");

    assertThat(metrics.get("mase").asDouble()).isEqualTo(1);
  }

  @Test
  void rowsOfARateAreAddedUp() {
    JsonNode metrics = metrics("day,hits,n\nmon,30,2370\ntue,9,3000\n", "--task", "rate");

    assertThat(metrics.get("rate").asDouble()).isEqualTo(39 / 5370.0);
    assertThat(metrics.has("rate.low") && metrics.has("rate.high")).isTrue();
  }

  @Test
  void marksLineEndingsQuotesAndEmptyLinesDoNotMatter() {
    String strange = "\uFEFF\"y_true\" , score\r\n\r\n\"no, never\",0.2\r\nyes,\"7e-1\"\r\n";

    assertThat(evaluate(strange, "--task=binary").err())
        .contains("2 rows; the positive class is yes");
  }

  @Test
  void misspeltColumnsAreToldWithWhatWasMeant() {
    assertThat(problems("y_true,scor,sample_wieght\n1,0.5,1\n", "--task", "binary"))
        .containsExactly(
            "p.csv:1:8: E123: The file has no column `score` (score of the positive class; or"
                + " `y_pred`); it has `y_true`, `scor`, `sample_wieght`. Is it `scor`? Call it"
                + " `score`.",
            "p.csv:1:13: E123: Column `sample_wieght` is not known here, and looks like"
                + " `sample_weight`. Call it `sample_weight`, or something else entirely.",
            "assay: the predictions cannot be used as they are");
    assertThat(problems("y_true,proba_0,proba_2\n1,0.5,0.5\n", "--task", "multiclass"))
        .first()
        .asString()
        .contains("no column `proba_1` (probability of a class; or `y_pred`)");
  }

  @Test
  void everyBadCellIsToldAtItsPlace() {
    assertThat(
            problems(
                "y_true,score,sample_weight\n1,NaN,1\n0,\"a,b\",1\n\n1,,1\n,0.5,-1\n1,2\n1,inf,1\n",
                "--task",
                "binary"))
        .containsExactly(
            "p.csv:2:3: E123: `score` wants a number, got \"NaN\". Leave the row out, or write what"
                + " should count instead.",
            "p.csv:3:3: E123: `score` wants a number, got \"a,b\". Write it like 0.25 or -2e-3"
                + " (below 1.8e308), with a point and no spaces.",
            "p.csv:5:3: E123: `score` wants a number, got an empty cell. Fill it in, or leave the"
                + " row out.",
            "p.csv:6:1: E123: `y_true` wants a class, got an empty cell. Fill it in, or leave the"
                + " row out.",
            "p.csv:6:6: E123: `sample_weight` wants a number from 0 to 9e15, got -1. A row of weight"
                + " 2 counts twice, one of weight 0 not at all.",
            "p.csv:7:1: E123: The row has 2 cells, the header 3. Give each row one cell per column;"
                + " a cell with a comma in it needs quotes.",
            "p.csv:8:3: E123: `score` wants a number, got \"inf\". Leave the row out, or write what"
                + " should count instead.",
            "assay: the predictions cannot be used as they are");
  }

  /** Far beyond what is kept of the text. */
  @Test
  void placesAreRightInLongFilesAndTheRestIsCounted() {
    String rows = "\"a\r\nb\",0.25\r\nc,0.75\r\n".repeat(20_000);
    List<String> problems =
        problems("y_true,score\r\n" + rows + "c,x\r\n".repeat(25_000), "--task", "binary");

    assertThat(problems).hasSize(22);
    assertThat(problems.getFirst()).startsWith("p.csv:60002:3: E123");
    assertThat(problems.get(19)).startsWith("p.csv:60021:3: E123");
    assertThat(problems.get(20)).isEqualTo("… and 24980 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n"})
  void anEmptyFileSaysWhatBelongsThere(String text) {
    assertThat(problems(text, "--task", "rate")).first().asString().contains("The file is empty.");
  }

  @Test
  void aFileWithoutRowsSaysSo() {
    assertThat(problems("hits,n\n", "--task", "rate"))
        .first()
        .asString()
        .contains("a header and no rows");
  }

  @Test
  void bytesThatAreNoUtf8AreToldAtTheirPlace() throws IOException {
    Path file = directory.resolve("latin.csv");
    Files.write(file, "y_true,score\nsch\u00f6n,1\n".getBytes(StandardCharsets.ISO_8859_1));

    Cli run = Cli.run("evaluate", file.toString(), "--task", "binary");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("latin.csv:2:4: E123: The file is not UTF-8");
  }

  @Test
  void whatCannotBeIsToldAllAtOnce() {
    Cli run =
        Cli.run(
            "evaluate",
            "nowhere.csv",
            "--task=rate",
            "--threshold=1",
            "--zero-division=2",
            "--metric=rat");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "assay: --threshold says nothing about --task rate; it is for binary.",
            "assay: --zero-division says nothing about --task rate; it is for binary, multiclass.",
            "assay: --zero-division wants 0 or 1, got 2.",
            "assay: `rat` is no metric of --task rate. Did you mean `rate`?",
            "assay: `nowhere.csv` does not exist.");
  }

  @Test
  void moreHitsThanPossibleAreRefused() {
    assertThat(problems("hits,n\n5,3\n2.5,3\n", "--task", "rate"))
        .containsExactly(
            "p.csv:2:1: E123: `hits` is 5, and `n` only 3. Hits are a part of n; are the columns"
                + " swapped?",
            "p.csv:3:1: E123: `hits` wants a whole number ≥ 0, got 2.5. Write how often it was, such"
                + " as 42.",
            "assay: the predictions cannot be used as they are");
  }

  @Test
  void moreThanTwoClassesAreNotBinary() {
    assertThat(problems("y_true,score\na,1\nb,0\nc,1\n", "--task", "binary"))
        .first()
        .asString()
        .contains("3 classes, `a`, `b`, `c`, and --task binary wants 2", "--task multiclass");
  }
}
