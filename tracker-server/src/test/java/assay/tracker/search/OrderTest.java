// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.search.FilterTest.FakeRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

  private static final FakeRow A = row("a", Map.of("metric.m", 1.0, "param.p", "10"));
  private static final FakeRow B = row("b", Map.of("metric.m", 2.0, "param.p", "9"));
  private static final FakeRow C = row("c", Map.of("metric.m", Double.NaN));
  private static final FakeRow D = row("d", Map.of());
  private static final FakeRow E = row("e", Map.of("metric.m", 2.0));

  private static FakeRow row(String id, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("attribute.run_id", id);
    return new FakeRow(all);
  }

  private static String sorted(String... clauses) {
    Order order = Order.parse(List.of(clauses), Vocabulary.RUNS);
    List<FakeRow> rows = new ArrayList<>(List.of(D, C, E, B, A));
    rows.sort(order.comparator(Comparator.comparingInt(row -> 0)));
    StringBuilder ids = new StringBuilder();
    rows.forEach(row -> ids.append(row.values().get("attribute.run_id")));
    return ids.toString();
  }

  @Test
  void missingValuesComeLastAndNanBeforeThem() {
    assertThat(sorted("metrics.m")).isEqualTo("aebcd");
    assertThat(sorted("metrics.m DESC")).isEqualTo("ebacd");
  }

  @Test
  void textsAreComparedAsTexts() {
    assertThat(sorted("params.p asc", "run_id")).isEqualTo("abcde");
    assertThat(sorted("params.p DESC", "run_id DESC")).isEqualTo("baedc");
  }

  @Test
  void laterKeysDecideWhereEarlierOnesAreEqual() {
    assertThat(sorted("`metric`.`m` desc", "attributes.run_id ASC")).isEqualTo("beacd");
  }

  @Test
  void theSameKeyTwiceIsRefused() {
    assertThatThrownBy(() -> sorted("metrics.m", "metric.`m` DESC"))
        .hasMessageContaining("duplicate fields");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metrics.m UP      | 11
          metrics.m DESC x  | 16
          nope              | 1
          datasets.name     | 1
          'x'               | 1
          """)
  void thisIsRefusedAtItsColumn(String clause, int column) {
    assertThatThrownBy(() -> Order.parse(List.of(clause), Vocabulary.RUNS))
        .isInstanceOfSatisfying(
            SearchSyntaxException.class, e -> assertThat(e.column()).isEqualTo(column));
  }
}
