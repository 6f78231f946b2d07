// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SeriesSpec;
import assay.runner.spec.TargetTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {
  private static final String GOOD = "a,b,kind\n1,2.5,x\n-3e-1,.5,y\n";

  private static final SeriesSpec SUNSPOTS = new SeriesSpec(Optional.of("year"), 11, 1, 0);
  private static final SeriesSpec DAYS = new SeriesSpec(Optional.of("day"), 2, 1, 0);

  @TempDir Path directory;
  private final Problems problems = new Problems();

  @Test
  void irisIsThereWithoutAFile() {
    DataSet iris = loaded("builtin:iris", "species");

    assertThat(iris.rows()).isEqualTo(150);
    assertThat(iris.featureNames())
        .containsExactly("sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm");
    assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.classCounts()).containsExactly(50, 50, 50);
    assertThat(row(iris, 0)).containsExactly(5.1, 3.5, 1.4, 0.2);
  }

  @Test
  void digitsAreThereWithoutAFile() {
    DataSet digits = loaded("builtin:digits", "digit");

    assertThat(digits.rows()).isEqualTo(1797);
    assertThat(digits.columns()).isEqualTo(64);
    assertThat(digits.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(digits.classCounts())
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
  }

  @Test
  void aFileIsReadRelativeToTheExperiment() throws IOException {
    write(GOOD);

    DataSet data = loaded("csv:data.csv", "kind");

    assertThat(row(data, 0)).containsExactly(1, 2.5);
    assertThat(row(data, 1)).containsExactly(-0.3, 0.5);
    assertThat(data.label(0)).isZero();
    assertThat(data.label(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFa,b,kind\n1,2.5,x\n-3e-1,.5,y\n",
        "a,b,kind\r\n1,2.5,x\r\n-3e-1,.5,y\r\n",
        "a,b,kind\n1,2.5,x\n-3e-1,.5,y\n\n  \n\n",
        "\"a\",\"b\",\"kind\"\n\"1\",\"2.5\",\"x\"\n\"-3e-1\",\".5\",\"y\"",
        "a, b, kind\n1, 2.5, x\n-3e-1, .5, y",
        "a,kind,b\n1,x,2.5\n-3e-1,y,.5\n"
      })
  void harmlessDifferencesOfFormDoNotMatter(String text) throws IOException {
    write(text);

    DataSet data = loaded("csv:data.csv", "kind");

    assertThat(data.featureNames()).containsExactly("a", "b");
    assertThat(row(data, 0)).containsExactly(1, 2.5);
    assertThat(row(data, 1)).containsExactly(-0.3, 0.5);
    assertThat(data.classNames()).containsExactly("x", "y");
  }

  @Test
  void quotedCellsMayHoldCommasQuotesAndLineEnds() throws IOException {
    write("\"length, \"\"cm\"\"\",kind\n1,\"a,\nb\"\n2,c\n");

    DataSet data = loaded("csv:data.csv", "kind");

    assertThat(data.featureNames()).containsExactly("length, \"cm\"");
    assertThat(data.classNames()).containsExactly("a,\nb", "c");
  }

  @Test
  void theDigestIsThatOfTheBytesWhateverThePath() throws IOException {
    write(GOOD);
    Files.createDirectory(directory.resolve("other"));
    Files.writeString(directory.resolve("other/copy.csv"), GOOD);

    String digest = loaded("csv:data.csv", "kind").digest();

    // printf 'a,b,kind\n1,2.5,x\n-3e-1,.5,y\n' | sha256sum
    assertThat(digest)
        .isEqualTo("81da1b06ba41f6c99d3882b4710f567443272facab41dd36e9a618a8c3cf01f3");
    assertThat(loaded("csv:other/copy.csv", "kind").digest()).isEqualTo(digest);
  }

  @Test
  void wholeNumberLabelsAreSortedAsNumbers() throws IOException {
    write("a,kind\n1,10\n2,9\n3,-1\n");

    assertThat(loaded("csv:data.csv", "kind").classNames()).containsExactly("-1", "9", "10");
  }

  @Test
  void otherLabelsAreSortedAsText() throws IOException {
    write("a,kind\n1,10\n2,9\n3,1.5\n");

    assertThat(loaded("csv:data.csv", "kind").classNames()).containsExactly("1.5", "10", "9");
  }

  @Test
  void everyBadCellIsToldAtItsPlaceInTheFile() throws IOException {
    write(
        """
        a,b,kind
        1,two,x
        "1", ,y
        3,Infinity,x
        4,4,

        5,5,y,more
        6,6
        1e39,7,"y"
        """);

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly(
            "%s:2:3: E123: `b` wants a number, got \"two\".",
            "%s:4:3: E123: `b` wants a number, got \"Infinity\".",
            "%s:5:5: E123: `kind` wants a class, got an empty cell.",
            "%s:7:7: E123: The row has 4 cells, the header 3.",
            "%s:8:1: E123: The row has 2 cells, the header 3.",
            "%s:9:1: E123: `a` wants a number, got \"1e39\".");
  }

  @Test
  void placesAreRightAfterQuotesAndWindowsLineEnds() throws IOException {
    write("a,b,kind\r\n1,2,\"x, \"\"y\r\nz\"\r\n1,\"bad\",k\r\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:4:3: E123: `b` wants a number, got \"bad\".");
  }

  @Test
  void aColumnOfWordsIsOneOfCategories() throws IOException {
    write("colour,a,kind\nred,1,x\nblue,2,y\n,3,y\nred,4,x\n");

    DataSet data = loaded("csv:data.csv", "kind");

    assertThat(data.column("colour").orElseThrow())
        .isInstanceOfSatisfying(
            Column.Categories.class,
            colour -> {
              assertThat(colour.words()).containsExactly("blue", "red");
              assertThat(colour.codes()).containsExactly(1, 0, -1, 1);
            });
  }

  @Test
  void cellsWithoutAValueAreMissing() throws IOException {
    write("a,b,kind\n1,,x\nNA,2,y\nnan, 3,x\n");

    DataSet data = loaded("csv:data.csv", "kind");

    assertThat(row(data, 0)).containsExactly(1, Double.NaN);
    assertThat(row(data, 1)).containsExactly(Double.NaN, 2);
    assertThat(row(data, 2)).containsExactly(Double.NaN, 3);
  }

  @Test
  void aBuiltInSeriesIsLagged() {
    DataSet sunspots = loaded(Declarations.series("builtin:sunspots", "sunactivity", SUNSPOTS));

    // The first twelve values: 5 11 16 23 36 58 29 20 10 8 3 0; lag 1 is column 0.
    assertThat(sunspots.rows()).isEqualTo(298);
    assertThat(sunspots.featureNames()).startsWith("lag_1", "lag_2").hasSize(11);
    assertThat(row(sunspots, 0)).containsExactly(3, 8, 10, 20, 29, 58, 36, 23, 16, 11, 5);
    assertThat(numbers(sunspots)[0]).isZero();
    assertThat(sunspots.times().orElseThrow()[0]).isEqualTo(1711);
    assertThat(sunspots.times().orElseThrow()[297]).isEqualTo(2008);
  }

  @Test
  void theLatestKnownSunspotsPredictAsWellAsScikitLearnFound() {
    DataSet sunspots = loaded(Declarations.series("builtin:sunspots", "sunactivity", SUNSPOTS));
    double[] last = ((Column.Numbers) sunspots.features().getFirst()).values();
    double[] next = numbers(sunspots);

    // Persistence on the five test parts of TimeSeriesSplit(5): mean_squared_error(squared=False).
    assertThat(rmse(last, next, 53, 102)).isCloseTo(24.124697, within(5e-7));
    assertThat(rmse(last, next, 102, 151)).isCloseTo(21.016369, within(5e-7));
    assertThat(rmse(last, next, 249, 298)).isCloseTo(30.431345, within(5e-7));
  }

  private static double rmse(double[] predicted, double[] truth, int from, int to) {
    double squares =
        IntStream.range(from, to)
            .mapToDouble(row -> (predicted[row] - truth[row]) * (predicted[row] - truth[row]))
            .sum();
    return Math.sqrt(squares / (to - from));
  }

  @Test
  void diabetesIsThereWithNumbersToPredict() {
    DataSet diabetes = loaded(Declarations.regression("builtin:diabetes", "progression"));

    assertThat(diabetes.rows()).isEqualTo(442);
    assertThat(diabetes.columns()).isEqualTo(10);
    assertThat(diabetes.classes()).isZero();
    assertThat(numbers(diabetes)).startsWith(151, 75, 141);
  }

  @Test
  void aSeriesMustGoOnInTime() throws IOException {
    write("day,y\n2024-01-30,1\n2024-01-31,2\n2024-01-31,3\n2024-02-01,4\n");

    assertThat(complaints(Declarations.series(directory, "csv:data.csv", "y", DAYS)))
        .containsExactly(
            "%s:4:1: E123: `day` is 2024-01-31 after 2024-01-31, and a series goes on in time.");
  }

  @Test
  void aSeriesMustBeLongerThanItsLags() throws IOException {
    write("day,y\n2024-01-30,1\n2024-01-31,2\n2024-02-01,4\n");

    assertThat(load(Declarations.series(directory, "csv:data.csv", "y", DAYS))).isEmpty();
    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:3:60: E123: The series has 3 values, too few for 2 lags."
                + " Use fewer `lags`, or a longer series.");
  }

  @Test
  void theLogarithmIsForNumbersAboveZero() throws IOException {
    write("a,y\n1,1\n2,0\n3,-1\n");

    load(
        Declarations.transformed(
            Declarations.regression(directory, "csv:data.csv", "y"), TargetTransform.LOG));

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:6:19: E123: `log` is for numbers above 0, and 2 of `y` are not."
                + " Use `standardize`.");
  }

  @Test
  void anEmptyColumnIsToldOnce() throws IOException {
    write("a,b,kind\n1,,x\n2,,y\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:1:3: E123: Column `b` is empty.");
  }

  @Test
  void aMissingTargetNamesTheNearestColumn() {
    assertThat(load("builtin:iris", "speceis")).isEmpty();

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:2:10: E123: The data has no column `speceis`; it has"
                + " `sepal_length_cm`, `sepal_width_cm`, `petal_length_cm`, `petal_width_cm`,"
                + " `species`. Did you mean `species`?");
  }

  @Test
  void anUnknownBuiltinNamesTheNearest() {
    assertThat(load("builtin:irsi", "species")).isEmpty();

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:3:16: E104: `builtin:irsi` is not known here; there are `iris`,"
                + " `digits`, `diabetes`, `sunspots`. Did you mean `builtin:iris`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv:none.csv", "csv:", "csv:.", "csv:a\0b", "csv:data.csv/x"})
  void aFileThatIsNotThereIsToldAtItsName(String source) throws IOException {
    write(GOOD);

    assertThat(load(source, "kind")).isEmpty();

    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("experiment.yaml:3:16: E105");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "https://example.org/data.csv", ""})
  void aSourceOfNoKnownKindIsNotAllowed(String source) {
    assertThat(load(source, "kind")).isEmpty();

    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("experiment.yaml:3:16: E104");
  }

  @Test
  void anotherEncodingIsToldWithThePlaceOfTheByte() throws IOException {
    Files.write(
        directory.resolve("data.csv"),
        "a,kind\n1,\u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:2:3: E123: The file is not UTF-8: what follows cannot be read.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF"})
  void anEmptyFileIsToldAsSuch(String text) throws IOException {
    write(text);

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:1:1: E123: The file is empty.");
  }

  @Test
  void aHeaderAloneIsNoData() throws IOException {
    write("a,kind\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:1:1: E123: The file has a header and no rows.");
  }

  @Test
  void columnsNeedNamesOfTheirOwn() throws IOException {
    write("a,,a,kind\n1,2,3,x\n1,2,3,y\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly(
            "%s:1:3: E123: Column 2 has no name.", "%s:1:4: E123: Two columns are called `a`.");
  }

  @Test
  void aQuoteThatIsNotClosedIsNoStackTrace() throws IOException {
    write("a,kind\n1,\"x\n2,y\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .singleElement()
        .asString()
        .contains("quoted cell");
  }

  @Test
  void oneClassIsNothingToLearn() throws IOException {
    write("a,kind\n1,x\n2,x\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly(
            "%s:1:3: E123: `kind` is `x` in every row; there is nothing to tell apart.");
  }

  @Test
  void theTargetAloneIsNothingToLearnFrom() throws IOException {
    write("kind\nx\ny\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly("%s:1:1: E123: `kind` is the only column.");
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("data.csv"), text);
  }

  private static double[] row(DataSet data, int row) {
    return data.features().stream()
        .mapToDouble(column -> ((Column.Numbers) column).values()[row])
        .toArray();
  }

  private static double[] numbers(DataSet data) {
    return ((Targets.Numbers) data.targets()).values();
  }

  private Optional<DataSet> load(String source, String target) {
    return load(Declarations.of(directory, source, target));
  }

  private Optional<DataSet> load(ExperimentSpec spec) {
    return DataSource.load(spec, problems);
  }

  private DataSet loaded(String source, String target) {
    return loaded(Declarations.of(directory, source, target));
  }

  private DataSet loaded(ExperimentSpec spec) {
    Optional<DataSet> data = load(spec);
    assertThat(problems.lines()).isEmpty();
    return data.orElseThrow();
  }

  /** Problems without their suggestions, with %s for the data file. */
  private List<String> complaints(String source, String target) {
    return complaints(Declarations.of(directory, source, target));
  }

  private List<String> complaints(ExperimentSpec spec) {
    assertThat(load(spec)).isEmpty();
    String file = directory.resolve("data.csv").toString();
    return problems.all().stream()
        .map(p -> p.text().substring(0, p.text().length() - p.suggestion().orElseThrow().length()))
        .map(text -> text.strip().replace(file, "%s"))
        .toList();
  }
}
