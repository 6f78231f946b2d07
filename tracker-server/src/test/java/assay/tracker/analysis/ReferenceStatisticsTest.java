// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Values computed with NumPy and SciPy; the file says with which versions. */
class ReferenceStatisticsTest {

  @Test
  void descriptiveStatistics() throws IOException {
    check(
        "descriptive",
        4,
        test -> {
          Aggregate actual = Aggregate.of(array(test.at("/input/x")), 0);
          close(test, "mean", actual.mean());
          close(test, "stdev", actual.sd().getAsDouble());
        });
  }

  @Test
  void pairedT() throws IOException {
    check(
        "paired_t",
        3,
        test -> close(test, PairedT.of(array(test.at("/input/a")), array(test.at("/input/b")))));
  }

  @Test
  void correctedResampledT() throws IOException {
    check(
        "nadeau_bengio",
        4,
        test -> {
          JsonNode input = test.get("input");
          double ratio = input.get("n_test").doubleValue() / input.get("n_train").doubleValue();
          double[] differences = array(input.get("d"));
          close(test, CorrectedResampledT.of(differences, ratio));
          close(test, "uncorrected_p", PairedT.of(differences).p());
        });
  }

  @Test
  void holm() throws IOException {
    check(
        "holm",
        3,
        test -> {
          double[] adjusted = Holm.adjust(array(test.at("/input/p")));
          double[] expected = array(test.at("/expected/adjusted"));
          assertThat(adjusted).hasSameSizeAs(expected);
          for (int i = 0; i < expected.length; i++) {
            close(test, "adjusted " + i, adjusted[i], expected[i]);
          }
        });
  }

  private static void check(String kind, int count, Consumer<JsonNode> check) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    for (JsonNode each : vectors().get("cases")) {
      if (each.get("test").textValue().equals(kind)) {
        cases.add(each);
      }
    }
    assertThat(cases).hasSize(count);
    cases.forEach(check);
  }

  private static JsonNode vectors() throws IOException {
    try (var in = ReferenceStatisticsTest.class.getResourceAsStream("stat-vectors.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static void close(JsonNode test, TTest actual) {
    close(test, "t", actual.t());
    close(test, "df", actual.df());
    close(test, "p", actual.p());
    double[] interval = array(test.at("/expected/ci95"));
    close(test, "low", actual.low(), interval[0]);
    close(test, "high", actual.high(), interval[1]);
  }

  private static void close(JsonNode test, String name, double actual) {
    JsonNode expected = test.get("expected").get(name);
    assertThat(expected).as(name).isNotNull();
    close(test, name, actual, expected.doubleValue());
  }

  /** Absolute or relative, whichever is looser. */
  private static void close(JsonNode test, String name, double actual, double expected) {
    double tolerance = test.get("tol").doubleValue() * Math.max(1, Math.abs(expected));
    assertThat(Math.abs(actual - expected))
        .as("%s of %s: %s, expected %s", name, test.get("id"), actual, expected)
        .isLessThanOrEqualTo(tolerance);
  }

  private static double[] array(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .flatMapToDouble(value -> DoubleStream.of(value.doubleValue()))
        .toArray();
  }
}
