// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every classification metric against values of scikit-learn 1.2.1. */
class MetricVectorsTest {
  private static final double[] ONE_HOT_0 = {1, 0};
  private static final double[] ONE_HOT_1 = {0, 1};

  /** Our names and those of the reference file. */
  private static final Map<String, String> OF_CLASSES = ofClasses();

  private static final Map<String, String> OF_PROBABILITIES =
      Map.of(
          "roc_auc_ovr", "roc_auc|multi_class=ovr|average=macro",
          "roc_auc_ovr_weighted", "roc_auc|multi_class=ovr|average=weighted",
          "log_loss", "log_loss",
          "brier", "brier|sum over classes, mean over samples");
  private static final Map<String, String> OF_SCORES =
      Map.of(
          "roc_auc", "roc_auc", "roc_auc_ovr", "roc_auc", "log_loss", "log_loss", "brier", "brier");

  private static Map<String, String> ofClasses() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("accuracy", "accuracy");
    names.put("balanced_accuracy", "balanced_accuracy");
    names.put("mcc", "matthews_corrcoef");
    names.put("cohen_kappa", "cohen_kappa");
    for (String of : List.of("precision", "recall", "f1", "f2", "f0.5", "jaccard")) {
      for (String average : List.of("macro", "micro", "weighted")) {
        names.put(of + "_" + average, "%s|average=%s|zero_division=0".formatted(of, average));
      }
    }
    return names;
  }

  @TestFactory
  Stream<DynamicTest> valuesAreThoseOfTheReference() throws IOException {
    return cases().stream()
        .map(c -> dynamicTest(c.get("name").asText(), () -> assertThat(check(c)).isPositive()));
  }

  @Test
  void everyMetricIsAmongTheReferences() {
    Set<String> inTables = new HashSet<>(OF_CLASSES.keySet());
    inTables.addAll(OF_PROBABILITIES.keySet());
    inTables.addAll(OF_SCORES.keySet());
    inTables.addAll(List.of("precision", "recall", "f1", "f2", "f0.5", "jaccard"));

    assertThat(Quality.names()).containsExactlyInAnyOrderElementsOf(inTables);
  }

  private static List<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MetricVectorsTest.class.getResourceAsStream("/assay/quality/metric-vectors.json"))) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
          .filter(c -> Set.of("binary", "multiclass").contains(c.get("kind").asText()))
          .filter(c -> c.get("sample_weight").isNull())
          .toList();
    }
  }

  private static int check(JsonNode c) {
    return c.get("kind").asText().equals("binary") ? checkBinary(c) : checkMulticlass(c);
  }

  private static int checkMulticlass(JsonNode c) {
    List<Double> proba = new ArrayList<>();
    c.get("proba").forEach(row -> row.forEach(p -> proba.add(p.asDouble())));
    double[] probabilities = proba.stream().mapToDouble(Double::doubleValue).toArray();
    int classes = c.get("classes").asInt();
    return check(c, OF_CLASSES, probabilities, classes)
        + check(c, OF_PROBABILITIES, probabilities, classes);
  }

  /** The reference predicts the positive class from the threshold on, and not above it only. */
  private static int checkBinary(JsonNode c) {
    List<double[]> scores = new ArrayList<>();
    List<double[]> decisions = new ArrayList<>();
    for (JsonNode score : c.get("score")) {
      double s = score.asDouble();
      scores.add(new double[] {1 - s, s});
      decisions.add(s >= c.get("threshold").asDouble() ? ONE_HOT_1 : ONE_HOT_0);
    }
    Map<String, String> names = new LinkedHashMap<>(OF_CLASSES);
    for (String of : List.of("precision", "recall", "f1")) {
      names.put(of, of + "|average=binary|pos_label=1|zero_division=0");
    }
    return check(c, names, flat(decisions), 2) + check(c, OF_SCORES, flat(scores), 2);
  }

  private static double[] flat(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static int check(
      JsonNode c, Map<String, String> names, double[] probabilities, int classes) {
    int[] labels =
        StreamSupport.stream(c.get("y_true").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .toArray();
    Scores scores = Quality.evaluate(names.keySet(), probabilities, classes, labels);
    names.forEach((ours, theirs) -> check(c.get("expect").path(theirs), ours, scores));
    return names.size();
  }

  private static void check(JsonNode expected, String name, Scores scores) {
    assertThat(expected.isMissingNode()).as(name).isFalse();
    if (!expected.isNumber()) {
      assertThat(scores.undefined()).containsKey(name);
      assertThat(scores.metrics()).doesNotContainKey(name);
      return;
    }
    double value = expected.asDouble();
    double allowed = Math.max(1e-12, 1e-9 * Math.abs(value));
    assertThat(scores.metric(name).orElseThrow()).as(name).isCloseTo(value, within(allowed));
  }
}
