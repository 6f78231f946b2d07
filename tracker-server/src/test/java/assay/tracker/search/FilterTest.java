// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  /** Fields by their kind and name, as "metric.loss". */
  record FakeRow(Map<String, Object> values) implements Row {

    @Override
    public Optional<String> text(Field field) {
      return Optional.ofNullable(values.get(key(field))).map(Object::toString);
    }

    @Override
    public OptionalDouble number(Field field) {
      return values.get(key(field)) instanceof Number number
          ? OptionalDouble.of(number.doubleValue())
          : OptionalDouble.empty();
    }

    private static String key(Field field) {
      return field.kind().name().toLowerCase(Locale.ROOT) + "." + field.name();
    }
  }

  static final Row ROW =
      new FakeRow(
          Map.ofEntries(
              Map.entry("metric.loss", 0.5),
              Map.entry("metric.train/loss", 2.0),
              Map.entry("metric.nan", Double.NaN),
              Map.entry("metric.my metric", 3.0),
              Map.entry("metric.7", 7.0),
              Map.entry("param.train.lr", "0.001"),
              Map.entry("param.batch-size", "32"),
              Map.entry("param.it's", "x"),
              Map.entry("param.quoted", "it's"),
              Map.entry("tag.assay.kind", "Trial"),
              Map.entry("tag.and", "y"),
              Map.entry("attribute.status", "FINISHED"),
              Map.entry("attribute.run_name", "line\nbreak"),
              Map.entry("attribute.run_id", "abc"),
              Map.entry("attribute.start_time", 1_700_000_000_000L)));

  static Stream<String> matching() {
    return Stream.of(
        "",
        "   ",
        "metrics.loss=.5",
        "metric.loss < 1e0",
        "metrics.loss != 0.4",
        "metrics.loss <= 0.5 AND metrics.loss >= 0.5",
        "metrics.loss > -1 aNd params.train.lr = '0.001'",
        "metrics.train/loss = 2",
        "metrics.\"train/loss\" = 2",
        "metrics.`my metric` = 3.0",
        "metrics.7 = 7",
        "params.batch-size = \"32\"",
        "params.\"batch-size\" = '32'",
        "parameter.`batch-size` LIKE '3_'",
        "params.\"it's\" = 'x'",
        "params.quoted = 'it''s'",
        "tags.assay.kind ILIKE 'tri%'",
        "tags.`and` = 'y'",
        "tags.assay.kind IS NOT NULL",
        "tags.none is null",
        "params.none IS NULL AND status = 'FINISHED'",
        "attributes.status IN ('FINISHED', 'FAILED')",
        "status NOT IN ('RUNNING')",
        "attr.run_id = 'abc'",
        "run.run_uuid = 'abc'",
        "`run name` LIKE 'line%break'",
        "attributes.\"Run name\" LIKE 'line_break'",
        "start_time > 1699999999999",
        "created = 1700000000000");
  }

  @ParameterizedTest
  @MethodSource("matching")
  void thisMatches(String filter) {
    assertThat(Filter.parse(filter, Vocabulary.RUNS).matches(ROW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.loss > 0.5",
        "metrics.none != 1",
        "metrics.nan = 0",
        "metrics.nan != 0",
        "metrics.nan < 0",
        "params.none != 'x'",
        "params.none LIKE '%'",
        "tags.assay.kind LIKE 'tri%'",
        "tags.assay.kind = 'trial'",
        "tags.assay.kind IS NULL",
        "status = 'finished'",
        "status NOT IN ('FINISHED')",
        "end_time < 5",
        "datasets.name != 'x'",
        "datasets.digest NOT IN ('x')",
        "metrics.loss = 0.5 AND metrics.loss = 0.6",
        "params.train.lr LIKE '0.00'",
      })
  void thisDoesNotMatch(String filter) {
    assertThat(Filter.parse(filter, Vocabulary.RUNS).matches(ROW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          metrics.loss                      | 13 | expected an operator, found the end
          metrics.loss >                    | 15 | expected a number
          metrics.loss > 'a'                | 16 | expected a number for metric 'loss', found 'a'
          metrics.loss > 1 OR metrics.a = 1 | 18 | expected AND or the end, found OR
          (metrics.loss > 1)                | 1  | expected the name of a field, found (
          metrics.loss LIKE '1'             | 14 | LIKE cannot be used with metric 'loss'
          params.a = 1                      | 12 | expected a quoted string value for parameter 'a'
          params.a > '1'                    | 10 | > cannot be used with parameter 'a'
          params.a IN ('1')                 | 10 | IN cannot be used with parameter 'a'
          params.a = 'x                     | 12 | the quote ' is never closed
          start_time > 1.5                  | 14 | expected a whole number
          status IN ()                      | 12 | expected a string in single quotes, found )
          status IN ("a")                   | 12 | expected a string in single quotes, found "a"
          status IN ('a'                    | 15 | expected , or )
          status IS 'a'                     | 8  | expected an operator, found IS
          status IS NULL                    | 8  | IS NULL cannot be used with attribute 'status'
          nope = 'x'                        | 1  | unknown attribute 'nope'; known are artifact_uri,
          foo.bar = 'x'                     | 1  | unknown kind of field 'foo'
          datasets.foo = 'x'                | 1  | unknown field 'foo' of a dataset
          metrics.loss ! 1                  | 14 | expected an operator, found !
          metrics.loss > 0x1                | 16 | expected a number
          metrics.loss > 1d                 | 16 | expected a number
          metrics.loss > 1 ; DROP TABLE run | 18 | unexpected character ;
          """)
  void thisIsRefusedAtItsColumn(String filter, int column, String problem) {
    assertThatThrownBy(() -> Filter.parse(filter, Vocabulary.RUNS))
        .isInstanceOfSatisfying(
            SearchSyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics.a = 1", "params.a = 'x'", "status = 'x'", "experiment_id = 1"})
  void experimentsHaveOtherFields(String filter) {
    assertThatThrownBy(() -> Filter.parse(filter, Vocabulary.EXPERIMENTS))
        .isInstanceOf(SearchSyntaxException.class);
  }
}
