// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          entry("wilcoxon_signed_rank", ReferenceStatisticsTest::signedRank),
          entry("cv_5x2", ReferenceStatisticsTest::fiveByTwo),
          entry("friedman_nemenyi", ReferenceStatisticsTest::friedman),
          entry("bayes_correlated_t", ReferenceStatisticsTest::bayesianCorrelatedT),
          entry("bayes_signed_rank", ReferenceStatisticsTest::bayesianSignedRank),
          entry("bootstrap_exhaustive", ReferenceStatisticsTest::bootstrap),
          entry("change_energy_split", ReferenceStatisticsTest::energySplit),
          entry("speedup_geomean", ReferenceStatisticsTest::speedUpGeometricMean));

  static Stream<Case> cases() {
    return StreamSupport.stream(VECTORS.get("cases").spliterator(), false).map(Case::new);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReference(Case reference) {
    Objects.requireNonNull(CHECKS.get(reference.test())).accept(reference);
  }

  @Test
  void noCaseIsMissing() {
    assertThat(cases()).hasSize(54);
    assertThat(cases().map(Case::test)).containsAll(CHECKS.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.05", "0.1"})
  void studentizedRangesAgreeForTwoToTwentyTreatments(String alpha) {
    VECTORS
        .at("/nemenyi_q/" + alpha)
        .properties()
        .forEach(each ->
            assertThat(Nemenyi.quantile(Integer.parseInt(each.getKey()), Double.parseDouble(alpha)))
                .isCloseTo(each.getValue().doubleValue(), within(1e-6)));
  }

  private static void descriptive(Case reference) {
    double[] x = reference.input("x");
    Aggregate actual = Aggregate.of(x, 0);
    reference.close("mean", actual.mean());
    reference.close("stdev", actual.sd().getAsDouble());
    reference.close("cv", actual.sd().getAsDouble() / actual.mean());
    reference.close("t_ci95", actual.low().getAsDouble(), actual.high().getAsDouble());
    reference.close("geomean", GeometricMean.of(x));
    Spread spread = Spread.of(x);
    reference.close("median", spread.median());
    reference.close("mad", spread.mad());
    reference.close("tukey_mild_or_severe", spread.outside());
    reference.close("tukey_severe", spread.farOutside());
    reference
        .expected("q")
        .properties()
        .forEach(q ->
            reference.near(
                q.getKey(),
                Spread.quantile(x, Double.parseDouble(q.getKey())),
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
    EffectSize effect = EffectSize.of(reference.input("a"), reference.input("b"));
    reference.close("cliffs_delta", effect.cliffsDelta());
    reference.close("a12", effect.a12());
    reference.close("hodges_lehmann", effect.shift());
  }

  private static void signedRank(Case reference) {
    SignedRank actual = SignedRank.of(reference.input("d"));
    reference.close("w_plus", actual.wPlus());
    reference.close("w_minus", actual.wMinus());
    reference.close("n", actual.n());
    reference.close("p", actual.p());
    assertThat(actual.method()).isEqualTo(reference.method());
  }

  private static void fiveByTwo(Case reference) {
    FiveByTwo actual = FiveByTwo.of(reference.rows("d"));
    reference.close("t", actual.t());
    reference.close("t_p", actual.tP());
    reference.close("f", actual.f());
    reference.close("f_p", actual.fP());
  }

  private static void friedman(Case reference) {
    double[][] scores = reference.rows("scores");
    Friedman actual = Friedman.of(scores);
    int k = scores[0].length;
    reference.close("mean_ranks", array(actual.meanRanks()));
    reference.close("chi2", actual.chiSquared());
    reference.close("chi2_p", actual.chiSquaredP());
    reference.close("iman_davenport_f", actual.f());
    reference.close("iman_davenport_p", actual.p());
    double alpha = reference.number("alpha");
    reference.close("q_alpha", Nemenyi.quantile(k, alpha));
    double difference = Nemenyi.criticalDifference(k, scores.length, alpha);
    reference.close("cd", difference);
    assertThat(Nemenyi.groups(actual.meanRanks(), difference))
        .hasToString(reference.expected("cd_groups").toString().replace(",", ", "));
    double[] p =
        StreamSupport.stream(reference.expected("pairs").spliterator(), false)
            .mapToDouble(
                pair -> SignedRank.of(column(scores, pair, 0), column(scores, pair, 1)).p())
            .toArray();
    reference.close("wilcoxon_p", p);
    reference.close("holm_p", Holm.adjust(p));
  }

  private static double[] column(double[][] rows, JsonNode pair, int side) {
    return Stream.of(rows).mapToDouble(row -> row[pair.get(side).intValue()]).toArray();
  }

  private static void bayesianCorrelatedT(Case reference) {
    double rho = reference.number("rho");
    BayesianCorrelatedT actual =
        BayesianCorrelatedT.of(reference.input("d"), rho / (1 - rho), reference.number("rope"));
    reference.close(actual.probabilities());
    reference.close("hdi95", actual.low(), actual.high());
  }

  private static void bayesianSignedRank(Case reference) {
    reference.close(BayesianSignedRank.of(reference.input("d"), reference.number("rope")));
  }

  private static void bootstrap(Case reference) {
    double[] x = reference.input("x");
    ToDoubleFunction<double[]> statistic =
        switch (reference.json().at("/input/statistic").textValue()) {
          case "mean" -> values -> DoubleStream.of(values).average().orElseThrow();
          case "median" -> values -> Spread.quantile(values, 0.5);
          default -> values -> Aggregate.of(values, 0).sd().getAsDouble();
        };
    BcaInterval actual = BcaInterval.of(x, statistic, 0.05);
    reference.close("resamples", actual.resamples());
    reference.close("estimate", actual.interval().estimate());
    reference.close("se", actual.standardError());
    reference.close("z0", actual.bias());
    reference.close("accel", actual.acceleration());
    reference.close("bca_alphas", actual.lowLevel(), actual.highLevel());
    reference.close("bca_ci", actual.interval().low(), actual.interval().high());
    Interval percentile = Resamples.of(x, statistic).interval(0, 0.05);
    reference.close("percentile_ci", percentile.low(), percentile.high());
  }

  private static void energySplit(Case reference) {
    double[] x = reference.input("x");
    EnergySplit actual = EnergySplit.best(x, (int) reference.number("min_segment")).orElseThrow();
    reference.close("split", actual.index());
    reference.close("q", actual.q());
    MannWhitney test =
        MannWhitney.of(
            Arrays.copyOf(x, actual.index()),
            Arrays.copyOfRange(x, actual.index(), x.length),
            PMethod.ASYMPTOTIC);
    reference.close("mwu_p_asymptotic", test.p());
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

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** One reference case, and how close its results have to be. */
  record Case(JsonNode json) {
    String test() {
      return json.get("test").textValue();
    }

    double[] input(String name) {
      return array(json.get("input").get(name));
    }

    double[][] rows(String name) {
      return StreamSupport.stream(json.get("input").get(name).spliterator(), false)
          .map(ReferenceStatisticsTest::array)
          .toArray(double[][]::new);
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

    void close(RopeProbabilities actual) {
      close("p_left", actual.below());
      close("p_rope", actual.within());
      close("p_right", actual.above());
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
