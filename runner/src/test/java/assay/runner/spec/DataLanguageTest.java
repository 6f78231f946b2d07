// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static assay.runner.spec.Declarations.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataLanguageTest {
  private static final String SERIES =
      with(4, "task: {type: series}")
          .replace("builtin:iris\"", "builtin:sunspots\", series: {time: year, lags: 11}");

  @Test
  void aTableMayBeWrittenInAnyWay() {
    String data =
        """
        data:
          source: "csv:rows.txt"
          delimiter: "\\t"
          quote: "'"
          encoding: latin1
          header: false
          missing: ["", "?"]
          decimal: ","
          columns: {age: numeric, id: ignore, patient: group, day: time, note: text}
        """;

    assertThat(
            read(with(4, "task: {type: classification, target: y}")
                    .replace("data: {source: \"builtin:iris\"}\n", data))
                .settings()
                .data()
                .table())
        .isEqualTo(
            new TableSpec(
                Optional.of('\t'),
                '\'',
                Optional.of(StandardCharsets.ISO_8859_1),
                false,
                List.of("", "?"),
                ',',
                Map.of(
                    "age", ColumnType.NUMERIC,
                    "id", ColumnType.IGNORE,
                    "patient", ColumnType.GROUP,
                    "day", ColumnType.TIME,
                    "note", ColumnType.TEXT)));
  }

  @Test
  void everyStepHasTheDefaultsOfScikitLearn() {
    String steps =
        """
        preprocess:
          - {step: deduplicate}
          - {step: lag}
          - {step: difference}
          - {step: impute}
          - {step: outliers}
          - {step: standardize}
          - {step: min_max, columns: [a, b]}
          - {step: robust}
          - {step: one_hot}
          - {step: tokenize}
        """;

    assertThat(read(with(13, steps)).settings().preprocess())
        .containsExactly(
            new PreprocessStep.Deduplicate(),
            new PreprocessStep.Lag(ColumnChoice.numeric(), List.of(1)),
            new PreprocessStep.Difference(ColumnChoice.numeric(), 1),
            new PreprocessStep.Impute(
                ColumnChoice.numeric(), PreprocessStep.Fill.MEAN, Optional.empty(), false),
            new PreprocessStep.Outliers(
                ColumnChoice.numeric(),
                PreprocessStep.Bound.IQR,
                OptionalDouble.empty(),
                0.01,
                0.99),
            new PreprocessStep.Standardize(),
            new PreprocessStep.MinMax(new ColumnChoice.Named(List.of("a", "b")), 0, 1),
            new PreprocessStep.Robust(ColumnChoice.numeric(), 0.25, 0.75),
            new PreprocessStep.OneHot(ColumnChoice.category(), false, false),
            new PreprocessStep.Tokenize(
                ColumnChoice.text(), PreprocessStep.Tokens.COUNTS, 1000, 1, true, 128));
  }

  @Test
  void aSeriesIsPredictedFromItsPast() {
    TrialSettings settings = read(SERIES + "target_transform: standardize\n").settings();

    assertThat(settings.task())
        .isEqualTo(
            new TaskSpec(TaskSpec.Type.SERIES, "sunactivity", "rmse", TaskSpec.Goal.MINIMIZE));
    assertThat(settings.data().series()).contains(new SeriesSpec(Optional.of("year"), 11, 1, 0));
    assertThat(settings.targetTransform()).contains(TargetTransform.STANDARDIZE);
  }

  @Test
  void moreOfTheVarianceExplainedIsBetter() {
    String text = with(4, "task: {type: regression, metric: r2}").replace("iris", "diabetes");

    assertThat(read(text).settings().task())
        .isEqualTo(
            new TaskSpec(TaskSpec.Type.REGRESSION, "progression", "r2", TaskSpec.Goal.MAXIMIZE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{source: 'csv:a', delimiter: ab} | 5:36: E104: `delimiter` wants one character, such as"
            + " `;`, got text \"ab\".",
        "{source: 'csv:a', delimiter: 5} | 5:36: E102: `delimiter` wants one character, such as"
            + " `;`, got 5.",
        "{source: 'csv:a', encoding: utf-9} | 5:35: E104: `encoding` wants an encoding such as"
            + " `utf-8`, `iso-8859-1` or `utf-16`, got text \"utf-9\".",
        "{source: 'csv:a', header: no} | 5:33: E102: `header` wants `true` or `false`, got text"
            + " \"no\". Write `false`.",
        "{source: 'csv:a', missing: NA} | 5:34: E102: `missing` wants a list, got text \"NA\". Write `[NA]`.",
        "{source: 'csv:a', missing: [-1]} | 5:35: E102: Item 1 of `missing` wants text in quotes,"
            + " got -1.",
        "{source: 'csv:a', decimal: ;} | 5:34: E104: `decimal` wants one of `.`, `,`, got text"
            + " \";\". Did you mean `.`?",
        "{source: 'csv:a', columns: [a]} | 5:34: E102: `columns` wants a map of names, such as"
            + " `{id: ignore}`, got a list.",
        "{source: 'csv:a', columns: {a: number}} | 5:38: E104: `a` wants one of `numeric`,"
            + " `category`, `text`, `ignore`, `time`, `group`, got text \"number\".",
        "{source: 'builtin:iris', delimiter: ;} | 5:43: E104: `data.delimiter` is for files, and"
            + " `builtin:iris` is none. Leave it out.",
        "{source: 'csv:a', series: {lags: 2}} | 5:33: E104: `data.series` is for tasks of type"
            + " `series`, and this is classification. Use `task: {type: series}`, or leave it"
            + " out.",
        "{source: 'csv:a', series: {time: t}} | 5:33: E103: `data.series.lags` is missing (how"
            + " many earlier values predict the next). Add `lags:` with a whole number ≥ 1.",
      })
  void mistakesInDataAreTold(String data, String expected) {
    String[] lines = with(4, "task: {type: classification, target: y}").split("\n", -1);
    lines[4] = "data: " + data;

    assertThat(problems(String.join("\n", lines))).contains("a.yaml:" + expected);
  }

  @Test
  void aSeriesNeedsItsLags() {
    assertThat(problems(with(4, "task: {type: series}")))
        .containsExactly(
            "a.yaml:5:7: E103: `data.series` is missing (which earlier values predict the next)."
                + " Add `series: {time: COLUMN, lags: 12}`.");
  }

  @Test
  void metricsMustFitTheTask() {
    assertThat(problems(with(4, "task: {type: regression, metric: f1_macro}")))
        .containsExactly(
            "a.yaml:4:34: E104: `f1_macro` is not a metric of regression. Use `rmse`.");
  }
}
