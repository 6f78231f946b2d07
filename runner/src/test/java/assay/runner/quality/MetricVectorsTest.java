// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import assay.runner.quality.Options.Kappa;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every value of the reference file, by our names and options; how it was made stands beside it.
 * What is null or an error there is undefined here, with a reason.
 */
class MetricVectorsTest {

  @TestFactory
  Stream<DynamicTest> valuesAreThoseOfTheReference() throws IOException {
    return cases().stream()
        .map(c -> dynamicTest(c.get("name").asText(), () -> new Checked(c).everyValue()));
  }

  @Test
  void everyMetricIsAmongTheReferences() throws IOException {
    Set<String> unseen = new HashSet<>(Metrics.BINARY.known());
    unseen.addAll(Metrics.MULTICLASS.known());
    unseen.addAll(Metrics.REGRESSION.known());
    for (JsonNode c : cases()) {
      c.get("expect")
          .fieldNames()
          .forEachRemaining(theirs -> unseen.remove(Named.of(theirs).ours()));
    }

    // The reference has no specificity, and these three of two classes only as one of each class's.
    assertThat(unseen)
        .allMatch(name ->
            name.startsWith("specificity") || List.of("f2", "f0.5", "jaccard").contains(name));
  }

  private static List<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MetricVectorsTest.class.getResourceAsStream("/assay/quality/metric-vectors.json"))) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
          .toList();
    }
  }

  /** A name of the reference file in our words. */
  private record Named(String ours, Options options, boolean weighted) {

    static Named of(String theirs) {
      List<String> words = List.of(theirs.split("\\|", -1));
      Options options = Options.DEFAULT;
      String name = words.getFirst();
      String average = "";
      for (String word : words.subList(1, words.size())) {
        options = told(options, word);
        average = word.startsWith("average=") ? word.substring("average=".length()) : average;
      }
      if (name.equals("pinball")) {
        return new Named("pinball_" + words.get(1).substring("alpha=".length()), options, true);
      }
      if (name.equals("top_k_accuracy")) {
        return new Named("top%s_accuracy".formatted(words.get(1).substring(2)), options, true);
      }
      if (name.equals("roc_auc") && !average.isEmpty()) {
        String how = words.get(1).substring("multi_class=".length());
        String suffix = average.equals("macro") ? "" : "_" + average;
        return new Named("roc_auc_" + how + suffix, options, true);
      }
      return switch (name) {
        case "matthews_corrcoef" -> new Named("mcc", options, true);
        case "zero_one_loss" -> new Named("accuracy", options, true);
        case "cohen_kappa_quadratic" ->
            new Named("cohen_kappa", kappa(options, Kappa.QUADRATIC), true);
        case "confusion_matrix_rows_true" -> new Named("confusion_matrix", options, true);
        case "ks_statistic=max(tpr-fpr)" -> new Named("ks", options, true);
        case "wilson_low" -> new Named("rate.low", options, true);
        case "wilson_high" -> new Named("rate.high", options, true);
        // The reference leaves weights out of these two.
        case "ece" -> new Named("ece", options, false);
        case "brier" -> new Named("brier", options, words.size() == 1);
        default ->
            new Named(
                average.isEmpty() || average.equals("binary") ? name : name + "_" + average,
                options,
                true);
      };
    }

    private static Options told(Options o, String word) {
      return switch (word) {
        case "zero_division=1" ->
            new Options(1, o.maxFpr(), o.kappa(), o.forceFinite(), o.outputs());
        case "max_fpr=0.2" ->
            new Options(
                o.zeroDivision(), OptionalDouble.of(0.2), o.kappa(), o.forceFinite(), o.outputs());
        case "force_finite=False" ->
            new Options(o.zeroDivision(), o.maxFpr(), o.kappa(), false, o.outputs());
        case "multioutput=raw_values" -> outputs(o, Options.Outputs.RAW_VALUES);
        case "multioutput=variance_weighted" -> outputs(o, Options.Outputs.VARIANCE_WEIGHTED);
        default -> o;
      };
    }

    private static Options outputs(Options o, Options.Outputs outputs) {
      return new Options(o.zeroDivision(), o.maxFpr(), o.kappa(), o.forceFinite(), outputs);
    }

    private static Options kappa(Options o, Kappa kappa) {
      return new Options(o.zeroDivision(), o.maxFpr(), kappa, o.forceFinite(), o.outputs());
    }
  }

  private record Checked(JsonNode c) {

    void everyValue() {
      c.get("expect")
          .properties()
          .forEach(entry -> check(entry.getKey(), entry.getValue(), score(entry.getKey())));
    }

    private Score score(String theirs) {
      Named named = Named.of(theirs);
      return switch (c.get("kind").asText()) {
        case "binary" ->
            evaluated(
                Metrics.BINARY,
                Predictions.ofScores(
                    numbers(c.get("score")), c.get("threshold").asDouble(), labels()),
                named);
        case "multiclass" ->
            evaluated(
                Metrics.MULTICLASS,
                Predictions.ofProbabilities(
                    flat(c.get("proba")), c.get("classes").asInt(), labels()),
                named);
        case "regression" ->
            evaluated(
                Metrics.REGRESSION,
                Outputs.of(columns(c.get("y_true")), columns(c.get("y_pred"))),
                named);
        default -> {
          Rate rate = new Rate(c.get("hits").asLong(), c.get("n").asLong());
          yield Objects.requireNonNull(rate.scores().get(named.ours()));
        }
      };
    }

    private <S extends Sample<S>> Score evaluated(Metrics<S> metrics, S sample, Named named) {
      JsonNode weights = c.get("sample_weight");
      S weighted =
          weights.isNull() || !named.weighted()
              ? sample
              : sample.weighted(Weights.of(numbers(weights)));
      return Objects.requireNonNull(
          metrics.evaluate(List.of(named.ours()), weighted, named.options()).get(named.ours()));
    }

    private int[] labels() {
      return StreamSupport.stream(c.get("y_true").spliterator(), false)
          .mapToInt(JsonNode::asInt)
          .toArray();
    }
  }

  private static void check(String name, JsonNode expected, Score score) {
    switch (score) {
      case Score.Undefined(String reason) -> {
        assertThat(isUndefined(expected)).as(name + ": " + reason).isTrue();
        assertThat(reason).isNotBlank();
      }
      case Score.Value(double value) ->
          close(name, expected, name.equals("zero_one_loss") ? 1 - value : value);
      case Score.Values(List<Score> each) -> {
        assertThat(expected.size()).as(name).isEqualTo(each.size());
        for (int i = 0; i < each.size(); i++) {
          check(name + " " + i, expected.get(i), each.get(i));
        }
      }
      case Score.Table(List<List<Double>> rows) ->
          close(name, flat(expected), rows.stream().flatMap(List::stream).toList());
      case Score.Curve(Map<String, List<Double>> columns) ->
          columns.forEach((column, values) ->
              close(name + " " + column, numbers(expected.get(column)), values));
    }
  }

  private static boolean isUndefined(JsonNode expected) {
    boolean infinite = expected.asText().endsWith("Infinity");
    boolean anyNull = expected.findValues("tpr").stream().anyMatch(tpr -> tpr.get(0).isNull());
    return expected.isNull() || expected.has("error") || infinite || anyNull;
  }

  private static void close(String name, double[] expected, List<Double> values) {
    assertThat(values).as(name).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      close(name + " " + i, expected[i], values.get(i));
    }
  }

  private static void close(String name, JsonNode expected, double value) {
    assertThat(expected.isNumber()).as(name + " is " + expected).isTrue();
    close(name, expected.asDouble(), value);
  }

  private static void close(String name, double expected, double value) {
    boolean byFormula = name.contains("own formula");
    double allowed = (byFormula ? 1e-12 : 1e-9) * Math.abs(expected);
    assertThat(value)
        .as(name)
        .isCloseTo(expected, within(byFormula ? allowed : Math.max(1e-12, allowed)));
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double[] flat(JsonNode rows) {
    List<Double> all = new ArrayList<>();
    rows.forEach(row -> row.forEach(value -> all.add(value.asDouble())));
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<double[]> columns(JsonNode rows) {
    if (!rows.get(0).isArray()) {
      return List.of(numbers(rows));
    }
    return IntStream.range(0, rows.get(0).size())
        .mapToObj(column ->
            StreamSupport.stream(rows.spliterator(), false)
                .mapToDouble(row -> row.get(column).asDouble())
                .toArray())
        .toList();
  }
}
