// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ColumnType;
import assay.runner.spec.Problems;
import assay.runner.spec.TableSpec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOptionsTest {
  @TempDir Path directory;
  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b;kind\n1;2.5;x\n3;4;y\n",
        "a\tb\tkind\n1\t2.5\tx\n3\t4\ty\n",
        "a|b|kind\n1|2.5|x\n3|4|y\n",
        "\"a\";b;\"kind\"\n1; 2.5;x\n3;4;\"y\"\n"
      })
  void theDelimiterIsSeenFromTheFirstLine(String text) throws IOException {
    write(text, StandardCharsets.UTF_8);

    DataSet data = loaded(TableSpec.STANDARD);

    assertThat(data.featureNames()).containsExactly("a", "b");
    assertThat(numbers(data, "b")).containsExactly(2.5, 4);
  }

  @Test
  void delimitersInQuotesDoNotCount() throws IOException {
    write("\"a;b;c;d\",kind\n1,x\n2,y\n", StandardCharsets.UTF_8);

    assertThat(loaded(TableSpec.STANDARD).featureNames()).containsExactly("a;b;c;d");
  }

  @Test
  void aDeclaredDelimiterAndQuoteHold() throws IOException {
    write("'a,;',kind\n'1';'x'\n", StandardCharsets.UTF_8);
    write("'a:b':kind\n1:x\n2:'y:z'\n", StandardCharsets.UTF_8);

    DataSet data = loaded(table(Optional.of(':'), '\'', '.', Map.of()));

    assertThat(data.featureNames()).containsExactly("a:b");
    assertThat(data.classNames()).containsExactly("x", "y:z");
  }

  @Test
  void emptyCellsBetweenTabsAreCells() throws IOException {
    write("a\tb\tkind\n1\t\tx\n\t2\ty\n", StandardCharsets.UTF_8);

    DataSet data = loaded(TableSpec.STANDARD);

    assertThat(numbers(data, "a")).containsExactly(1, Double.NaN);
    assertThat(numbers(data, "b")).containsExactly(Double.NaN, 2);
  }

  @Test
  void placesAreRightBetweenTabs() throws IOException {
    write("a\tb\tkind\n1\t2\tx\n\tbad\ty\n", StandardCharsets.UTF_8);

    assertThat(complaints(TableSpec.STANDARD))
        .containsExactly("%s:3:2: E123: `b` wants a number, got \"bad\".");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void anEncodingMayBeDeclared(String name) throws IOException {
    write("größe,kind\n1,süß\n2,y\n", Charset.forName(name));
    TableSpec standard = TableSpec.STANDARD;

    DataSet data =
        loaded(
            new TableSpec(
                standard.delimiter(),
                '"',
                Optional.of(Charset.forName(name)),
                true,
                standard.missing(),
                '.',
                Map.of()));

    assertThat(data.featureNames()).containsExactly("größe");
    assertThat(data.classNames()).containsExactly("süß", "y");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncoding(String name) throws IOException {
    write("\uFEFFgröße,kind\n1,süß\n2,y\n", Charset.forName(name));

    assertThat(loaded(TableSpec.STANDARD).featureNames()).containsExactly("größe");
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() throws IOException {
    write("1,2,x\n3,4,y\n", StandardCharsets.UTF_8);
    TableSpec headless =
        new TableSpec(
            Optional.empty(),
            '"',
            Optional.empty(),
            false,
            List.of(""),
            '.',
            Map.of("column_0", ColumnType.IGNORE));

    DataSet data =
        DataSource.load(Declarations.table(directory, "column_2", headless), problems)
            .orElseThrow();

    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.featureNames()).containsExactly("column_1");
    assertThat(numbers(data, "column_1")).containsExactly(2, 4);
  }

  @Test
  void numbersMayHaveACommaInThem() throws IOException {
    write("a;kind\n1,5;x\n-2;y\n", StandardCharsets.UTF_8);

    assertThat(numbers(loaded(table(Optional.empty(), '"', ',', Map.of())), "a"))
        .containsExactly(1.5, -2);
  }

  @Test
  void aCommaThatWasNotDeclaredIsToldWithTheWayOut() throws IOException {
    write("a;kind\n1.5;x\n2,5;y\n", StandardCharsets.UTF_8);

    assertThat(DataSource.load(Declarations.table(directory, "kind", TableSpec.STANDARD), problems))
        .isEmpty();
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .endsWith(
            ":3:1: E123: `a` wants a number, got \"2,5\". Write a point, or say `data.decimal:"
                + " \",\"`.");
  }

  @Test
  void whatStandsForNoValueMayBeDeclared() throws IOException {
    write("a,b,kind\n1,NA,x\n?,no,y\n", StandardCharsets.UTF_8);

    DataSet data =
        loaded(
            new TableSpec(
                Optional.empty(), '"', Optional.empty(), true, List.of("?"), '.', Map.of()));

    assertThat(numbers(data, "a")).containsExactly(1, Double.NaN);
    assertThat(((Column.Categories) data.column("b").orElseThrow()).words())
        .containsExactly("NA", "no");
  }

  @Test
  void declaredColumnsAreWhatTheyAreDeclared() throws IOException {
    write(
        "id,code,note,who,day,kind\n7,1,good one,p,2024-01-02,x\n8,2,bad,q,2024-01-01,y\n",
        StandardCharsets.UTF_8);

    DataSet data =
        loaded(
            table(
                Optional.empty(),
                '"',
                '.',
                Map.of(
                    "id", ColumnType.IGNORE,
                    "code", ColumnType.CATEGORY,
                    "note", ColumnType.TEXT,
                    "who", ColumnType.GROUP,
                    "day", ColumnType.TIME)));

    assertThat(data.featureNames()).containsExactly("code", "note");
    assertThat(data.column("code").orElseThrow()).isInstanceOf(Column.Categories.class);
    assertThat(((Column.Texts) data.column("note").orElseThrow()).texts())
        .containsExactly("good one", "bad");
    assertThat(data.groups().orElseThrow()).containsExactly(0, 1);
    // 2024-01-01 is day 19,723 after 1970-01-01.
    assertThat(data.times().orElseThrow()).containsExactly(19_724 * 86_400.0, 19_723 * 86_400.0);
  }

  @Test
  void aDeclaredColumnMustBeThere() throws IOException {
    write("xyz,bx,kind\n1,2,x\n3,4,y\n", StandardCharsets.UTF_8);
    TableSpec table = table(Optional.empty(), '"', '.', Map.of("b", ColumnType.IGNORE));

    assertThat(DataSource.load(Declarations.table(directory, "kind", table), problems)).isEmpty();
    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:3:40: E123: The data has no column `b`; it has `xyz`, `bx`, `kind`."
                + " Did you mean `bx`?");
  }

  @Test
  void aWordAmongNumbersIsAMistakeUnlessDeclared() throws IOException {
    write("a,kind\n1,x\nlow,y\n", StandardCharsets.UTF_8);

    assertThat(complaints(TableSpec.STANDARD))
        .containsExactly("%s:3:1: E123: `a` wants a number, got \"low\".");

    problemsOf(table(Optional.empty(), '"', '.', Map.of("a", ColumnType.CATEGORY)));
  }

  @Test
  void aQuoteThatIsNotClosedIsToldWhereItStarts() throws IOException {
    write("a,kind\n1,x\n2,\"y\n3,z\n4,z\n", StandardCharsets.UTF_8);

    assertThat(complaints(TableSpec.STANDARD))
        .singleElement()
        .asString()
        .startsWith("%s:3:1: E123: A quoted cell");
  }

  @Test
  void aMillionMistakesAreCountedAndNotKept() throws IOException {
    write("a,kind\n1,x\n2,y\n" + "bad,x\n".repeat(5000), StandardCharsets.UTF_8);

    assertThat(DataSource.load(Declarations.table(directory, "kind", TableSpec.STANDARD), problems))
        .isEmpty();
    assertThat(problems.all()).hasSize(1000);
    assertThat(problems.lines().getLast()).contains("4980");
  }

  private static TableSpec table(
      Optional<Character> delimiter, char quote, char decimal, Map<String, ColumnType> columns) {
    return new TableSpec(
        delimiter, quote, Optional.empty(), true, TableSpec.MISSING, decimal, columns);
  }

  private void write(String text, Charset encoding) throws IOException {
    Files.write(directory.resolve("data.csv"), text.getBytes(encoding));
  }

  private static double[] numbers(DataSet data, String column) {
    return ((Column.Numbers) data.column(column).orElseThrow()).values();
  }

  private DataSet loaded(TableSpec table) {
    return problemsOf(table).orElseThrow();
  }

  private Optional<DataSet> problemsOf(TableSpec table) {
    Problems none = new Problems();
    Optional<DataSet> data = DataSource.load(Declarations.table(directory, "kind", table), none);
    assertThat(none.lines()).isEmpty();
    return data;
  }

  private List<String> complaints(TableSpec table) {
    assertThat(DataSource.load(Declarations.table(directory, "kind", table), problems)).isEmpty();
    String file = directory.resolve("data.csv").toString();
    return problems.all().stream()
        .map(p -> p.text().substring(0, p.text().length() - p.suggestion().orElseThrow().length()))
        .map(text -> text.strip().replace(file, "%s"))
        .toList();
  }
}
