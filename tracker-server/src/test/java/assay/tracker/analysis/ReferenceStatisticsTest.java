// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values computed with NumPy and SciPy: stat-vectors.md, beside the file, tells how. */
class ReferenceStatisticsTest {
  private static final JsonNode VECTORS = read();

  private static final Map<String, Consumer<Case>> CHECKS =
      Map.ofEntries(
          entry("descriptive", ReferenceStatisticsTest::descriptive),
          entry("welch_t", ReferenceStatisticsTest::welch),
          entry("paired_t", ReferenceStatisticsTest::paired),
          entry("mann_whitney", ReferenceStatisticsTest::mannWhitney),
          entry("nadeau_bengio", ReferenceStatisticsTest::nadeauBengio),
          entry("holm", ReferenceStatisticsTest::holm),
          entry("speedup_bootstrap_exhaustive", ReferenceStatisticsTest::speedUp),
          entry("speedup_geomean", ReferenceStatisticsTest::speedUpGeometricMean));

  static Stream<Case> cases() {
    return StreamSupport.stream(VECTORS.get("cases").spliterator(), false)
        .map(Case::new)
        .filter(each -> CHECKS.containsKey(each.test()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReference(Case reference) {
    Objects.requireNonNull(CHECKS.get(reference.test())).accept(reference);
  }

  private static void descriptive(Case reference) {
    double[] x = reference.input("x");
    Aggregate actual = Aggregate.of(x, 0);
    reference.close("mean", actual.mean());
    reference.close("stdev", actual.sd().getAsDouble());
    reference.close("cv", actual.sd().getAsDouble() / actual.mean());
    reference.close("t_ci95", actual.low().getAsDouble(), actual.high().getAsDouble());
    reference.close("geomean", GeometricMean.of(x));
    Resamples values = Resamples.ofAll(x);
    reference.close("median", values.quantile(0.5));
    reference
        .expected("q")
        .properties()
        .forEach(q ->
            reference.near(
                q.getKey(),
                values.quantile(Double.parseDouble(q.getKey())),
                q.getValue().doubleValue()));
  }

  private static void welch(Case reference) {
    TTest actual = WelchT.of(reference.input("a"), reference.input("b"));
    reference.close("diff", actual.mean());
    reference.close(actual);
  }

  private static void paired(Case reference) {
    reference.close(PairedT.of(reference.input("a"), reference.input("b")));
  }

  private static void mannWhitney(Case reference) {
    MannWhitney actual = MannWhitney.of(reference.input("a"), reference.input("b"));
    reference.close("u", actual.u());
    reference.close("p", actual.p());
    assertThat(actual.method()).isEqualTo(reference.method());
  }

  private static void nadeauBengio(Case reference) {
    double[] differences = reference.input("d");
    double ratio = reference.number("n_test") / reference.number("n_train");
    reference.close(CorrectedResampledT.of(differences, ratio));
    reference.close("uncorrected_p", PairedT.of(differences).p());
  }

  private static void holm(Case reference) {
    reference.close("adjusted", Holm.adjust(reference.input("p")));
  }

  private static void speedUp(Case reference) {
    Workload workload =
        new Workload(
            Forks.ofMeans(reference.input("candidate")),
            Forks.ofMeans(reference.input("baseline")));
    Interval actual = HierarchicalBootstrap.speedUp(workload);
    reference.close("speedup", actual.estimate());
    reference.close("percentile_ci", actual.low(), actual.high());
  }

  private static void speedUpGeometricMean(Case reference) {
    List<Workload> workloads =
        StreamSupport.stream(reference.json().at("/input/rows").spliterator(), false)
            .map(row ->
                new Workload(
                    Forks.ofMeans(row.get("candidate").doubleValue()),
                    Forks.ofMeans(row.get("baseline").doubleValue())))
            .toList();
    double[] speedUps = workloads.stream().mapToDouble(Workload::speedUp).toArray();
    reference.close("speedups", speedUps);
    reference.close("geomean", GeometricMean.of(speedUps));
    reference.close("geomean", HierarchicalBootstrap.geometricMean(workloads).estimate());
  }

  private static JsonNode read() {
    try (var in = ReferenceStatisticsTest.class.getResourceAsStream("stat-vectors.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double[] array(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .flatMapToDouble(value -> DoubleStream.of(value.doubleValue()))
        .toArray();
  }

  /** One reference case, and how close its results have to be. */
  record Case(JsonNode json) {
    String test() {
      return json.get("test").textValue();
    }

    double[] input(String name) {
      return array(json.get("input").get(name));
    }

    double number(String name) {
      return json.get("input").get(name).doubleValue();
    }

    PMethod method() {
      String method = json.at("/input/method").textValue();
      return method.equals("exact") ? PMethod.EXACT : PMethod.ASYMPTOTIC;
    }

    JsonNode expected(String name) {
      JsonNode expected = json.get("expected").get(name);
      assertThat(expected).as(name).isNotNull();
      return expected;
    }

    void close(TTest actual) {
      close("t", actual.t());
      close("df", actual.df());
      close("p", actual.p());
      close("ci95", actual.low(), actual.high());
    }

    void close(String name, double... actual) {
      JsonNode expected = expected(name);
      double[] values =
          expected.isArray() ? array(expected) : new double[] {expected.doubleValue()};
      assertThat(actual).as(name).hasSameSizeAs(values);
      for (int i = 0; i < values.length; i++) {
        near(name, actual[i], values[i]);
      }
    }

    /** Absolute or relative, whichever is looser. */
    void near(String name, double actual, double expected) {
      double tolerance = json.get("tol").doubleValue() * Math.max(1, Math.abs(expected));
      assertThat(Math.abs(actual - expected))
          .as("%s: %s, expected %s", name, actual, expected)
          .isLessThanOrEqualTo(tolerance);
    }

    @Override
    public String toString() {
      return json.get("id").textValue();
    }
  }
}
