// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ColumnChoice;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.PreprocessStep.Fill;
import assay.runner.spec.PreprocessStep.Tokens;
import assay.runner.spec.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineCheckTest {
  private static final PreprocessStep IMPUTE = impute(Fill.MEAN, Optional.empty());
  private static final PreprocessStep ONE_HOT =
      new PreprocessStep.OneHot(ColumnChoice.category(), false, false);

  @TempDir Path directory;

  private static PreprocessStep impute(Fill fill, Optional<String> value) {
    return new PreprocessStep.Impute(ColumnChoice.numeric(), fill, value, false);
  }

  private static DataSet data(Column... columns) {
    return new DataSet(List.of(columns), new Targets.Classes(new int[3], List.of("a", "b")), "");
  }

  private static final Column WORDS =
      new Column.Categories("colour", new int[] {0, 1, 0}, List.of("blue", "red"));
  private static final Column TEXTS = new Column.Texts("note", List.of("a b", "c", ""));
  private static final Column GAPS =
      new Column.Numbers("x", new double[] {1, Double.NaN, Double.NaN});
  private static final Column WHOLE = new Column.Numbers("y", new double[] {1, 2, 3});

  private static List<String> problems(DataSet data, PreprocessStep... steps) {
    Problems problems = new Problems();
    PipelineCheck.check(
        Declarations.of(Path.of("."), "builtin:iris", "species"), List.of(steps), data, problems);
    return problems.lines();
  }

  @Test
  void wordsAndTextMustBecomeNumbers() {
    assertThat(problems(data(WORDS, TEXTS)))
        .containsExactlyInAnyOrder(
            "experiment.yaml:5:12: E104: `colour` holds words such as \"blue\", and a model takes"
                + " numbers. Add `{step: one_hot, columns: category}` to `preprocess`, or declare"
                + " `data.columns: {colour: ignore}`.",
            "experiment.yaml:5:12: E104: `note` holds text, and a model takes numbers. Add `{step:"
                + " tokenize, columns: text}` to `preprocess`, or declare `data.columns: {note:"
                + " ignore}`.");
    assertThat(
            problems(
                data(WORDS, TEXTS, WHOLE),
                ONE_HOT,
                new PreprocessStep.Tokenize(ColumnChoice.text(), Tokens.COUNTS, 9, 1, true, 9)))
        .isEmpty();
  }

  @Test
  void gapsAreToldAtTheFirstOfThem() throws Exception {
    Files.writeString(directory.resolve("data.csv"), "a,b,kind\n1,2,x\n,3,y\n2,NA,x\n,1,y\n");
    var spec = Declarations.of(directory, "csv:data.csv", "kind");
    Problems problems = new Problems();
    DataSet data = DataSource.load(spec, problems).orElseThrow();

    PipelineCheck.check(spec, List.of(), data, problems);

    Path file = directory.resolve("data.csv");
    String advice =
        " Fill it in, leave the row out, or add `{step: impute, columns: numeric}` to"
            + " `preprocess`.";
    assertThat(problems.lines())
        .containsExactly(
            file + ":3:1: E123: `a` has no value here, and in 2 of 4 rows." + advice,
            file + ":4:3: E123: `b` has no value here, in one of 4 rows." + advice);
    Problems none = new Problems();
    PipelineCheck.check(spec, List.of(IMPUTE), data, none);
    assertThat(none.lines()).isEmpty();
  }

  @Test
  void stepsNeedColumnsOfTheirKind() {
    assertThat(
            problems(
                data(WORDS, WHOLE),
                new PreprocessStep.Standardize(new ColumnChoice.Named(List.of("colour", "z")))))
        .containsExactlyInAnyOrder(
            "experiment.yaml:5:12: E104: `standardize` finds no column `z`. Did you mean `y`?",
            "experiment.yaml:5:12: E104: `standardize` is for numbers, and `colour` holds words."
                + " Put `{step: one_hot, columns: [colour]}` before it, or leave it out.");
  }

  @Test
  void lagsLeaveGapsAndComeFirst() {
    PreprocessStep lag = new PreprocessStep.Lag(ColumnChoice.numeric(), List.of(2));

    assertThat(problems(data(WHOLE), lag))
        .containsExactly(
            "experiment.yaml:5:12: E104: `lag` leaves first rows of `y_lag_2` without a value."
                + " Add `{step: impute, columns: numeric}` after it.");
    assertThat(problems(data(WHOLE), lag, IMPUTE)).isEmpty();
    assertThat(problems(data(WHOLE), new PreprocessStep.Standardize(), lag, IMPUTE))
        .singleElement()
        .asString()
        .contains("E104: `lag` looks at other rows, so it comes before steps that are fitted.");
  }

  @Test
  void fillingsMustFitTheColumn() {
    assertThat(
            problems(
                data(WORDS),
                new PreprocessStep.Impute(
                    ColumnChoice.category(), Fill.MEDIAN, Optional.empty(), false)))
        .singleElement()
        .asString()
        .contains("Words such as those of `colour` have no mean or median.");
    assertThat(problems(data(GAPS), impute(Fill.CONSTANT, Optional.of("none"))))
        .singleElement()
        .asString()
        .contains("`x` holds numbers, and \"none\" is none.");
  }

  @Test
  void boundsMustBeInOrder() {
    assertThat(problems(data(WHOLE), new PreprocessStep.MinMax(ColumnChoice.numeric(), 1, 1)))
        .singleElement()
        .asString()
        .contains("`low` must be below `high`.");
  }
}
