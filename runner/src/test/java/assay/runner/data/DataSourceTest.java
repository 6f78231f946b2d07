// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {
  private static final String GOOD = "a,b,kind\n1,2.5,x\n-3e-1,.5,y\n";

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
    assertThat(iris.featuresOf(new int[] {0})).containsExactly(5.1, 3.5, 1.4, 0.2);
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

    assertThat(data.featuresOf(new int[] {1, 0})).containsExactly(-0.3, 0.5, 1, 2.5);
    assertThat(data.labelsOf(new int[] {1, 0})).containsExactly(1, 0);
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
    assertThat(data.featuresOf(new int[] {0, 1})).containsExactly(1, 2.5, -0.3, 0.5);
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
        3,NaN,x
        4,4,

        5,5,y,more
        6,6
        1e39,7,"y"
        """);

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly(
            "%s:2:3: E123: `b` wants a number, got \"two\".",
            "%s:3:6: E123: `b` wants a number, got an empty cell.",
            "%s:4:3: E123: `b` wants a number, got \"NaN\".",
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
  void aColumnOfTextIsToldOnce() throws IOException {
    write("colour,a,kind\nred,1,x\nblue,2,y\n");

    assertThat(complaints("csv:data.csv", "kind"))
        .containsExactly(
            "%s:1:1: E106: Column `colour` holds text such as \"red\"; text columns are not"
                + " supported yet.");
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
                + " `digits`. Did you mean `builtin:iris`?");
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
        .containsExactly("%s:2:3: E123: The file is not UTF-8: byte 0xE9 cannot stand here.");
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

  private Optional<DataSet> load(String source, String target) {
    return DataSource.load(Declarations.of(directory, source, target), problems);
  }

  private DataSet loaded(String source, String target) {
    Optional<DataSet> data = load(source, target);
    assertThat(problems.lines()).isEmpty();
    return data.orElseThrow();
  }

  /** Problems without their suggestions, with %s for the data file. */
  private List<String> complaints(String source, String target) {
    assertThat(load(source, target)).isEmpty();
    String file = directory.resolve("data.csv").toString();
    return problems.all().stream()
        .map(p -> p.text().substring(0, p.text().length() - p.suggestion().orElseThrow().length()))
        .map(text -> text.strip().replace(file, "%s"))
        .toList();
  }
}
