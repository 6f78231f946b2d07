// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Assay's filters have beyond MLflow's. */
class AssayFilterTest {

  private static final KeyNames KEYS =
      name ->
          switch (name) {
            case "loss", "train/loss", "status" -> Set.of(FieldKind.METRIC);
            case "train.lr", "quoted" -> Set.of(FieldKind.PARAM);
            case "both" -> Set.of(FieldKind.TAG, FieldKind.METRIC);
            default -> Set.of();
          };

  private static Filter parse(String filter) {
    return Filter.parse(filter, Vocabulary.RUNS, KEYS);
  }

  @ParameterizedTest
  @MethodSource("assay.tracker.search.FilterTest#matching")
  void whatMlflowReadsMeansTheSame(String filter) {
    assertThat(parse(filter)).isEqualTo(Filter.parse(filter, Vocabulary.RUNS));
    assertThat(parse(filter).matches(FilterTest.ROW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.loss > 1 OR metrics.loss < 1",
        "metrics.loss > 1 or metrics.loss > 1 or metrics.loss = 0.5",
        "metrics.loss = 0.5 OR metrics.loss = 1 AND metrics.loss = 2",
        "(metrics.loss = 0.5)",
        "((metrics.loss = 1 OR metrics.loss = 0.5) AND (status = 'FINISHED'))",
        "NOT metrics.loss = 1",
        "not not metrics.loss = 0.5",
        "NOT (metrics.loss = 0.5 AND metrics.loss = 1)",
        "NOT metrics.loss = 1 AND status = 'FINISHED'",
        "NOT metrics.none = 1",
        "loss = 0.5",
        "train/loss = 2 AND `train/loss` = 2 AND \"train/loss\" = 2",
        "train.lr = '0.001'",
        "train.lr < 0.01 AND train.lr = 1e-3 AND params.batch-size >= 32",
        "params.batch-size IN ('32', '64') AND tags.assay.kind NOT IN ('fit')",
        "metrics.loss IS NOT NULL AND metrics.none IS NULL AND end_time IS NULL",
        "status = 'FINISHED'",
        "NOT (params.quoted > 1 OR params.quoted != 1)",
      })
  void thisMatches(String filter) {
    assertThat(parse(filter).matches(FilterTest.ROW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.loss = 1 OR metrics.loss = 2",
        "(metrics.loss = 0.5 OR metrics.loss = 1) AND metrics.loss = 2",
        "NOT metrics.loss = 0.5",
        "NOT metrics.loss = 1 AND status = 'FAILED'",
        "params.batch-size > 100",
        "params.none < 1",
        "metrics.none IS NOT NULL",
      })
  void thisDoesNotMatch(String filter) {
    assertThat(parse(filter).matches(FilterTest.ROW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          metrics.loss > 1 2                | 18 | expected AND, OR or the end, found 2
          (metrics.loss > 1                 | 18 | expected AND, OR or ), found the end
          (metrics.loss > 1))               | 19 | expected AND, OR or the end, found )
          ()                                | 2  | expected the name of a field, found )
          NOT                               | 4  | expected the name of a field, found the end
          loss > 1 OR                       | 12 | expected the name of a field, found the end
          both = 1                          | 1  | 'both' is ambiguous: write metrics.both or tags.both
          nope = 1                          | 1  | unknown attribute 'nope'; known are artifact_uri,
          no.pe = 1                         | 1  | unknown kind of field 'no'; known are metrics,
          loss LIKE '1'                     | 6  | LIKE cannot be used with metric 'loss'
          status > 1                        | 8  | > cannot be used with attribute 'status'
          status = 1                        | 10 | expected a quoted string value
          train.lr < 'x'                    | 12 | expected a number for parameter 'train.lr'
          """)
  void thisIsRefusedAtItsColumn(String filter, int column, String problem) {
    assertThatThrownBy(() -> parse(filter))
        .isInstanceOfSatisfying(
            SearchSyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss > 1 OR loss < 1", "(status = 'x')", "NOT status = 'x'", "loss > 1"})
  void mlflowsGrammarStaysAsItIs(String filter) {
    assertThatThrownBy(() -> Filter.parse(filter, Vocabulary.RUNS))
        .isInstanceOf(SearchSyntaxException.class);
  }

  @Test
  void errorsSayWhatIsAllowed() {
    assertThatThrownBy(() -> parse("loss LIKE 'x'"))
        .isInstanceOfSatisfying(
            SearchSyntaxException.class,
            e ->
                assertThat(e.allowed())
                    .containsExactly("=", "!=", "<", "<=", ">", ">=", "IS NULL", "IS NOT NULL"));
    assertThatThrownBy(() -> parse("both = 1"))
        .isInstanceOfSatisfying(
            SearchSyntaxException.class,
            e -> assertThat(e.allowed()).containsExactly("metrics.both", "tags.both"));
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "(".repeat(99) + "loss > 1" + ")".repeat(99);

    assertThat(parse(deep)).isEqualTo(parse("loss > 1"));
    assertThatThrownBy(() -> parse("(".repeat(100_000)))
        .hasMessageContaining("more than 100 levels");
    assertThatThrownBy(() -> parse("NOT ".repeat(100_000) + "loss > 1"))
        .hasMessageContaining("column 401: more than 100 levels");
  }

  @Test
  void fieldsAreThoseOfAllComparisons() {
    assertThat(parse("NOT (loss > 1 OR train.lr < 2) AND status = 'x' OR loss > 3").fields())
        .extracting(Field::name)
        .containsExactly("loss", "train.lr", "status");
  }

  @Test
  void likeTakesNoLongerThanTheProductOfTheLengths() {
    String text = "a".repeat(8_000);

    assertThat(new LikePattern("%a".repeat(2_000) + "b", false).matches(text)).isFalse();
    assertThat(new LikePattern("%a".repeat(2_000) + "%", true).matches(text)).isTrue();
  }

  static Stream<String> likes() {
    return Stream.of("a%c", "%", "%%", "abc", "_b_", "%b%", "%c", "a%", "a%b%c", "__%", "ABC%");
  }

  @ParameterizedTest
  @MethodSource("likes")
  void likeMatchesTheWholeText(String like) {
    assertThat(new LikePattern(like, true).matches("abc")).isTrue();
    assertThat(new LikePattern(like, true).matches("xyz")).isEqualTo(like.matches("%+|__%"));
  }

  @Test
  void anUnderscoreIsOneCharacterHoweverWide() {
    assertThat(new LikePattern("_x", false).matches("📏x")).isTrue();
    assertThat(new LikePattern("__x", false).matches("📏x")).isFalse();
    assertThat(new LikePattern("STRAẞE %", true).matches("straße 📏")).isTrue();
    assertThat(new LikePattern("", false).matches("")).isTrue();
    assertThat(new LikePattern("", false).matches("x")).isFalse();
  }
}
