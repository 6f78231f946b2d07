// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.mlflow.LogBodies.Logged;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader reads usual bodies, and means the same as the reader of trees. */
class LogBodiesTest {

  private static final String METRIC =
      "{'key': 'loss', 'value': 0.5, 'timestamp': 1700000000000, 'step': 3}";

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static Logged slow(String json) {
    return LogEndpoints.batch(Arguments.ofBody(bytes(json)));
  }

  private static Optional<Logged> fast(String json) {
    return LogBodies.findBatch(bytes(json));
  }

  private static String batch(String metrics) {
    return "{'run_id': 'r', 'metrics': [%s]}".formatted(metrics);
  }

  @Test
  void aUsualBatchIsReadAtOnce() {
    String body =
        """
        {'run_id': 'r',
         'metrics': [%s, {'key': 'größe/x', 'value': 'NaN', 'timestamp': '5', 'step': '-1'}],
         'params': [{'key': 'lr', 'value': '0.1'}, {'key': 'empty'}],
         'tags': [{'key': 'k', 'value': 'v'}]}
        """
            .formatted(METRIC);

    Logged logged = fast(body).orElseThrow();

    assertThat(logged.runId()).isEqualTo("r");
    assertThat(logged.batch().metrics())
        .containsExactly(
            new Metric("loss", 0.5, 1_700_000_000_000L, 3),
            new Metric("größe/x", Double.NaN, 5, -1));
    assertThat(logged.batch().params())
        .containsExactly(new Param("lr", "0.1"), new Param("empty", ""));
    assertThat(logged.batch().tags()).containsExactly(new Tag("k", "v"));
    assertThat(logged).isEqualTo(slow(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'run_id': 'r'}",
        "{'run_id': 'r', 'metrics': []}",
        "{'other': {'run_id': [1, {'x': 2}]}, 'run_id': 'r'}",
        "{'run_id': 'r'} trailing",
        "{'run_id': 'r', 'run_uuid': 's'}",
        "{'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1}], 'run_id': 'r'}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1, 'more': [{}]}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': NaN, 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': -Infinity, 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': '-Infinity', 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1e999, 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 123456789012345678901, 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': ' 1.5 ', 'timestamp': 1}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1, 'model_id': null}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'key': 'b', 'value': 1, 'timestamp': 1}]}",
      })
  void whatIsUsualMeansTheSameToBoth(String body) {
    assertThat(fast(body)).contains(slow(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'run_uuid': 'r'}",
        "{'run_id': '', 'run_uuid': 'r'}",
        "{'run_id': 'r', 'metrics': null}",
        "{'run_id': 'r', 'metrics': [], 'metrics': []}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1.0}]}",
        "{'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1, 'step': null}]}",
        "{'run_id': 'r', 'params': [{'key': 'a', 'value': null}]}",
      })
  void whatIsRareIsLeftToTheOther(String body) {
    assertThat(fast(body)).isEmpty();
    assertThat(slow(body).runId()).isEqualTo("r");
  }

  @Test
  void aStringThatHoldsJsonIsLeftToTheOther() {
    byte[] body = "\"{\\\"run_id\\\": \\\"r\\\"}\"".getBytes(StandardCharsets.UTF_8);

    assertThat(LogBodies.findBatch(body)).isEmpty();
    assertThat(LogEndpoints.batch(Arguments.ofBody(body)).runId()).isEqualTo("r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {'run_id': 'r', 'metrics': [%s, %s, %s, {'key': 'a', 'value': 'x', 'timestamp': 1}]} | Invalid value "x" for parameter 'metrics[3].value' supplied: a number is wanted.
          {'run_id': 'r', 'metrics': [%s, {'key': 'a', 'value': true, 'timestamp': 1}]} | parameter 'metrics[1].value'
          {'run_id': 'r', 'metrics': [%s, {'key': 'a', 'timestamp': 1}]} | Missing value for required parameter 'metrics[1].value'
          {'run_id': 'r', 'metrics': [{'value': 1, 'timestamp': 1}]} | Missing value for required parameter 'metrics[0].key'
          {'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1}]} | Missing value for required parameter 'metrics[0].timestamp'
          {'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': -1}]} | Timestamp must be a nonnegative long
          {'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1.5}]} | 'metrics[0].timestamp' supplied: a 64-bit integer
          {'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 'x'}]} | Invalid value "x" for parameter 'metrics[0].timestamp' supplied: a 64-bit integer
          {'run_id': 'r', 'metrics': [{'key': 'a', 'value': 1, 'timestamp': 1, 'step': 9223372036854775808}]} | 'metrics[0].step'
          {'run_id': 'r', 'metrics': [{'key': 'a!', 'value': 1, 'timestamp': 1}]} | Invalid value "a!" for parameter 'metrics[0].name'
          {'run_id': 'r', 'metrics': [1]} | 'metrics' supplied: a list of objects
          {'run_id': 'r', 'metrics': {}} | 'metrics' supplied: a list
          {'run_id': 'r', 'params': [{'key': 'a', 'value': 1}]} | 'params[0].value' supplied: a string
          {'run_id': 'r', 'params': [{'key': 'a'}, {'key': 'a'}]} | Duplicate parameter keys have been submitted: [a]
          {'run_id': 'r', 'tags': [{'value': 'x'}]} | 'tags[0].key'
          {'run_id': 5} | Invalid value 5 for parameter 'run_id'
          {'run_id': 'r' | Missing value for required parameter 'run_id'
          [] | Missing value for required parameter 'run_id'
          """)
  void whatIsWrongIsLeftToTheOtherWhichSaysWhy(String body, String message) {
    String json = body.replace("%s", METRIC);

    assertThat(fast(json)).isEmpty();
    assertThatThrownBy(() -> slow(json))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(message);
  }

  @Test
  void tooManyAreLeftToTheOther() {
    String many = (METRIC + ",").repeat(1000);

    assertThat(fast(batch(many + METRIC))).isEmpty();
    assertThatThrownBy(() -> slow(batch(many + METRIC)))
        .hasMessageContaining("can contain at most 1000 metrics. Got 1001 metrics");
    assertThat(fast(batch(many.substring(0, many.length() - 1)))).isPresent();
  }

  @Test
  void longValuesAreCutByBoth() {
    String body =
        "{'run_id': 'r', 'params': [{'key': 'a', 'value': '%s'}], 'tags': [{'key': 'a', 'value': '%s'}]}"
            .formatted("📏".repeat(6_001), "x".repeat(8_001));

    assertThat(fast(body)).contains(slow(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'run_id': 'r', 'key': 'a', 'value': 1.5, 'timestamp': '1', 'step': 2}",
        "{'key': 'a', 'value': 'Infinity', 'timestamp': 1, 'run_id': 'r', 'more': {}}",
      })
  void aUsualMetricMeansTheSameToBoth(String body) {
    assertThat(LogBodies.findMetric(bytes(body)))
        .contains(LogEndpoints.single(Arguments.ofBody(bytes(body))));
  }

  @Test
  void metricsOfModelsAreLeftToTheOther() {
    String body = "{'run_id': 'r', 'key': 'a', 'value': 1, 'timestamp': 1, 'model_id': 'm'}";

    assertThat(LogBodies.findMetric(bytes(body))).isEmpty();
    assertThat(LogEndpoints.single(Arguments.ofBody(bytes(body))).ofModels()).hasSize(1);
  }

  /** Bodies with any member missing, doubled, or of a wrong type: never another meaning. */
  @Test
  void whateverIsReadFastMeansTheSameToBoth() {
    int read = 0;
    for (long seed = 0; seed < 50_000; seed++) {
      String body = mutated(new Random(seed));
      Optional<Logged> fast = fast(body);
      if (fast.isPresent()) {
        assertThat(fast).as("seed %d: %s", seed, body).contains(slow(body));
        read++;
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.0",
          "1e3",
          "'5'",
          "''",
          "'NaN'",
          "NaN",
          "'x'",
          "[]",
          "{}",
          "[{}]",
          "9223372036854775807",
          "9223372036854775808",
          "1e400",
          "'run_id'",
          "'a b'",
          "'../a'");

  private static String mutated(Random random) {
    String body =
        """
        {'run_id':'r','metrics':[{'key':'a','value':0.5,'timestamp':1,'step':2},
        {'key':'b','value':'NaN','timestamp':'3'}],'params':[{'key':'p','value':'1'}],
        'tags':[{'key':'t','value':'v'}]}
        """;
    Function<String, String> change =
        text -> {
          int at = random.nextInt(text.length());
          return switch (random.nextInt(4)) {
            case 0 -> replaceValue(text, at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
            case 2 -> text.substring(0, at) + ",'x':" + text.substring(at);
            default -> text.replaceFirst("'(value|step|key|params)'", "'$1':1,'$1'");
          };
        };
    String result = change.apply(body);
    return random.nextInt(3) == 0 ? change.apply(result) : result;
  }

  /** Replaces what stands after the next colon. */
  private static String replaceValue(String text, int from, String value) {
    int colon = text.indexOf(':', from);
    if (colon < 0) {
      return text;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, colon + 1) + value + text.substring(end);
  }
}
