// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HardwareReportTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private static HardwareReport report(Dimension across, Measured... measured) {
    return HardwareReport.of(
        Arrays.stream(measured).map(Measured::trial).toList(), across, Optional.empty());
  }

  private static HardwareReport against(String baseline, Measured... measured) {
    return HardwareReport.of(
        Arrays.stream(measured).map(Measured::trial).toList(),
        Dimension.DEVICE,
        Optional.of(baseline));
  }

  private static SpeedUp speedUp(HardwareReport report, String column) {
    return report.rows().getFirst().find(column).orElseThrow().speedUp();
  }

  private static List<String> labels(HardwareReport report) {
    return report.columns().stream().map(Column::label).toList();
  }

  // Speed-ups

  @Test
  void fewForksAreComparedByWelchsTestOnLogarithms() {
    SpeedUp speedUp =
        speedUp(
            against(
                "EPYC",
                Measured.on("EPYC").fork(99.0, 101.0).fork(102.0, 102.0).fork(98.0, 98.0),
                Measured.on("L4").fork(190.0, 210.0).fork(204.0).fork(196.0)),
            "L4");

    assertThat(speedUp.ratio()).hasValueCloseTo(2.0, EXACT);
    // exp of scipy 1.14's ttest_ind(log([200, 204, 196]), log([100, 102, 98]), equal_var=False)
    assertThat(speedUp.interval().orElseThrow().low()).isCloseTo(1.9113336019444616, within(1e-9));
    assertThat(speedUp.interval().orElseThrow().high()).isCloseTo(2.092779615202002, within(1e-9));
    assertThat(speedUp.method()).contains(IntervalMethod.WELCH);
    assertThat(speedUp.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(speedUp.because()).isEmpty();
  }

  @Test
  void fiveForksAreComparedByTheBootstrap() {
    SpeedUp speedUp =
        speedUp(
            against("EPYC", Measured.on("EPYC").always(100), Measured.on("L4").always(150)), "L4");

    assertThat(speedUp.method()).contains(IntervalMethod.BOOTSTRAP);
    assertThat(speedUp.ratio()).hasValueCloseTo(1.5, EXACT);
    // whatever is drawn from forks that agree is the same
    assertThat(speedUp.interval().orElseThrow().low()).isCloseTo(1.5, EXACT);
    assertThat(speedUp.interval().orElseThrow().high()).isCloseTo(1.5, EXACT);
  }

  @Test
  void forksOfTheBootstrapAreDrawnBeforeTheirIterations() {
    SpeedUp speedUp =
        speedUp(
            against(
                "EPYC",
                Measured.on("EPYC").always(100),
                Measured.on("L4")
                    .fork(200.0, 200.0)
                    .fork(200.0, 200.0)
                    .fork(200.0, 200.0)
                    .fork(200.0, 200.0)
                    .fork(300.0, 300.0)),
            "L4");

    assertThat(speedUp.ratio()).hasValueCloseTo(2.2, EXACT);
    // The odd fork is drawn k of 5 times, binomial with p = 1/5: P(0) = 0.328 and P(k ≤ 3) =
    // 0.9933,
    // P(k ≤ 2) = 0.942. So the ends are 2.0 and 2 + 3/5 of 1.
    assertThat(speedUp.interval().orElseThrow().low()).isCloseTo(2.0, EXACT);
    assertThat(speedUp.interval().orElseThrow().high()).isCloseTo(2.6, EXACT);
  }

  @Test
  void aDifferenceUpToTheNoiseThresholdIsNegligible() {
    Measured base = Measured.on("EPYC").always(100);

    assertThat(speedUp(against("EPYC", base, Measured.on("L4").always(102.9)), "L4").verdict())
        .isEqualTo(Verdict.NEGLIGIBLE);
    assertThat(speedUp(against("EPYC", base, Measured.on("L4").always(97.1)), "L4").verdict())
        .isEqualTo(Verdict.NEGLIGIBLE);
    assertThat(speedUp(against("EPYC", base, Measured.on("L4").always(103.1)), "L4").verdict())
        .isEqualTo(Verdict.FASTER);
    assertThat(speedUp(against("EPYC", base, Measured.on("L4").always(96.9)), "L4").verdict())
        .isEqualTo(Verdict.SLOWER);
  }

  @Test
  void whatTheIntervalDoesNotTellApartIsTied() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").fork(100.0).fork(90.0).fork(110.0),
            Measured.on("L4").fork(108.0).fork(95.0).fork(112.0));

    assertThat(speedUp(report, "L4").verdict()).isEqualTo(Verdict.TIED);
    assertThat(speedUp(report, "L4").ratio()).hasValueCloseTo(1.05, EXACT);
    assertThat(report.headline().title()).isEqualTo("L4 cannot be told apart from EPYC");
  }

  @Test
  void oneForkHasARatioAndNoInterval() {
    SpeedUp speedUp =
        speedUp(
            against("EPYC", Measured.on("EPYC").always(100), Measured.on("L4").fork(150.0)), "L4");

    assertThat(speedUp.verdict()).isEqualTo(Verdict.NO_INTERVAL);
    assertThat(speedUp.ratio()).hasValueCloseTo(1.5, EXACT);
    assertThat(speedUp.interval()).isEmpty();
  }

  @Test
  void forksThatStandStillGiveNothingThatIsNoNumber() {
    SpeedUp iteration =
        speedUp(
            against(
                "EPYC",
                Measured.on("EPYC").always(100),
                Measured.on("L4").always(200).fork(0.0, 200.0)),
            "L4");
    SpeedUp fork =
        speedUp(
            against(
                "EPYC",
                Measured.on("EPYC").fork(100.0).fork(0.0),
                Measured.on("L4").fork(200.0).fork(200.0)),
            "L4");

    assertThat(iteration.interval().orElseThrow().high()).isCloseTo(2.0, EXACT);
    assertThat(fork.verdict()).isEqualTo(Verdict.NO_INTERVAL);
    assertThat(fork.ratio()).hasValueCloseTo(4.0, EXACT);
  }

  // What is not comparable

  private static SpeedUp of(Measured cell) {
    return speedUp(against("EPYC", Measured.on("EPYC").always(100), cell), "L4");
  }

  @Test
  void anotherModelOrProfileIsNotComparedAtAll() {
    SpeedUp other = of(Measured.on("L4").always(200).param("model.digest", "9bc1000000000000"));
    assertThat(other)
        .isEqualTo(
            SpeedUp.without(
                Verdict.NOT_COMPARABLE,
                List.of("another model: digest 9bc100000000 against 3f2a91c07d55")));
    assertThat(of(Measured.on("L4").always(200).tag("assay.quality", "publish")).because())
        .containsExactly("measured with the profile publish against standard");
    assertThat(of(Measured.on("L4").always(200).tag("assay.quality", "smoke")).because())
        .containsExactly(
            "measured with the profile smoke, which shows that it runs and not how fast");
    assertThat(
            of(Measured.on("L4").always(200).tag("assay.flag.parity", "top-1 agrees in 91 %"))
                .because())
        .containsExactly("parity failed: top-1 agrees in 91 %");
    assertThat(
            of(Measured.on("L4").tag("assay.state", "oom").tag("assay.cause", "16 GiB are short."))
                .because())
        .containsExactly("no result: oom: 16 GiB are short.");
    assertThat(of(Measured.on("L4").always(200).param("model.digest", "9b")).ratio()).isEmpty();
  }

  @Test
  void whatIsFlaggedHasARatioButIsNoResult() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").always(100),
            Measured.on("L4")
                .always(200)
                .tag("assay.flag.noisy", "forks differ by 7 %")
                .tag("assay.flag.throttled", "true"));

    SpeedUp speedUp = speedUp(report, "L4");
    assertThat(speedUp.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(speedUp.because()).containsExactly("noisy: forks differ by 7 %", "throttled");
    assertThat(speedUp.ratio()).hasValueCloseTo(2.0, EXACT);
    assertThat(report.means()).isEmpty();
    assertThat(report.columns()).containsExactly(new Column("EPYC", 1, 1), new Column("L4", 1, 0));
    assertThat(report.headline())
        .isEqualTo(
            new Headline(
                "Nothing can be compared with EPYC",
                List.of("1 of 2 cells is flagged and no result.")));
  }

  @Test
  void aFlaggedBaselineMakesNothingComparable() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").always(100).tag("assay.flag.unsteady", "true"),
            Measured.on("L4").always(200));

    assertThat(speedUp(report, "L4").because()).containsExactly("the baseline is unsteady");
  }

  @Test
  void withoutTheBaselineThereIsNothingToCompareWith() {
    HardwareReport report =
        against(
            "EPYC", Measured.on("EPYC").model("bert").always(100), Measured.on("L4").always(200));

    assertThat(report.rows().get(1).find("L4").orElseThrow().speedUp().because())
        .containsExactly("the baseline was not measured here");
  }

  // Means

  @Test
  void meansAreGeometricOverTheRowsThatAllColumnsHave() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").always(100),
            Measured.on("L4").always(200),
            Measured.on("H100").always(300),
            Measured.on("EPYC").model("bert").always(10),
            Measured.on("L4").model("bert").always(80),
            Measured.on("H100").model("bert").always(120),
            Measured.on("EPYC").model("lstm").always(10),
            Measured.on("L4").model("lstm").always(500),
            Measured.on("H100").model("lstm").tag("assay.state", "oom").tag("assay.cause", "Full."),
            Measured.on("L4").model("vgg").always(5));

    assertThat(report.means()).extracting(MeanSpeedUp::column).containsExactly("H100", "L4");
    MeanSpeedUp h100 = report.means().get(0);
    MeanSpeedUp l4 = report.means().get(1);
    // √(3·12) and √(2·8)
    assertThat(h100.interval().estimate()).isCloseTo(6.0, EXACT);
    assertThat(l4.interval().estimate()).isCloseTo(4.0, EXACT);
    // of two rows drawn, both are the lower one in a quarter of cases, and both the upper one
    assertThat(l4.interval().low()).isCloseTo(2.0, EXACT);
    assertThat(l4.interval().high()).isCloseTo(8.0, EXACT);
    assertThat(l4.rows()).isEqualTo(2);
    assertThat(l4.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(report.leftOut())
        .containsExactly(
            new LeftOut("lstm", Map.of("H100", List.of("no result: oom: Full."))),
            new LeftOut("vgg", Map.of("EPYC", List.of("not measured"))));
    assertThat(report.headline())
        .isEqualTo(
            new Headline(
                "H100 is 6.00 times as fast as EPYC",
                List.of(
                    "Geometric mean over 2 rows with 95% intervals; 2 more have no result in some"
                        + " column.",
                    "H100: ×6.00, 3.00 to 12.0.",
                    "L4: ×4.00, 2.00 to 8.00.",
                    "1 of 10 could not be measured.")));
  }

  @Test
  void aColumnWithoutAnyResultIsNotWaitedFor() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").always(100),
            Measured.on("L4").always(200),
            Measured.on("H100").always(300).tag("assay.flag.noisy", "true"));

    assertThat(report.means()).extracting(MeanSpeedUp::column).containsExactly("L4");
  }

  // Columns and rows

  @Test
  void theBaselineIsWhatHasMostResults() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("A100").always(100),
            Measured.on("L4").always(200),
            Measured.on("L4").model("bert").always(200));

    assertThat(report.baseline()).contains("L4");
    assertThat(labels(report)).containsExactly("L4", "A100");
  }

  @Test
  void aProcessorIsTheBaselineOfAccelerators() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("A100").param("execute.target", "gpu:0").always(100),
            Measured.on("A100").param("execute.target", "gpu:0").model("bert").always(100),
            Measured.on("EPYC").always(10));

    assertThat(labels(report)).containsExactly("EPYC", "A100");
  }

  @Test
  void theMeanOfOneRowIsItsSpeedUp() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").fork(100.0).fork(102.0).fork(98.0),
            Measured.on("L4").fork(200.0).fork(204.0).fork(196.0));

    assertThat(report.means().getFirst().interval())
        .isEqualTo(speedUp(report, "L4").interval().orElseThrow());
  }

  /**
   * The rows agree, so that the interval is that of the forks: as reckoned in WelchGeometricMean.
   */
  @Test
  void aMeanOverFewForksIsNeverNarrowerThanTheForksAllow() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").fork(100.0).fork(102.0).fork(98.0),
            Measured.on("L4").fork(200.0).fork(210.0).fork(190.0),
            Measured.on("EPYC").model("bert").fork(10.0).fork(10.2).fork(9.8),
            Measured.on("L4").model("bert").fork(20.0).fork(21.0).fork(19.0));

    MeanSpeedUp mean = report.means().getFirst();
    assertThat(mean.method()).isEqualTo(IntervalMethod.WELCH);
    assertThat(mean.interval().estimate()).isCloseTo(2, EXACT);
    assertThat(mean.interval().low()).isCloseTo(1.890184559, within(1e-8));
    assertThat(mean.interval().high()).isCloseTo(2.113230572, within(1e-8));
  }

  // What a declaration wants

  private static HardwareReport declared(
      Map<String, String> baseline, List<View> views, Measured... measured) {
    return HardwareReport.of(
        Arrays.stream(measured).map(Measured::trial).toList(),
        new ReportOptions(Optional.empty(), Optional.empty(), baseline, views));
  }

  private static Measured gpu(int batch) {
    return Measured.as("gpu " + batch, "L4").param("execute.target", "gpu:0").batch(batch);
  }

  private static Measured cpu(int batch) {
    return Measured.as("cpu " + batch, "EPYC").batch(batch);
  }

  @Test
  void aDeclaredBaselineNamesWhatIsComparedAndWithWhat() {
    Measured[] measured = {cpu(1).always(10), cpu(8).always(20), gpu(1).always(40)};

    HardwareReport devices =
        declared(Map.of("execute.target", "gpu:0"), List.of(View.BEST_BATCH), measured);
    HardwareReport batches = declared(Map.of("input.batch", "8"), List.of(), measured);

    assertThat(devices.across()).isEqualTo(Dimension.DEVICE);
    assertThat(devices.baseline()).contains("L4");
    assertThat(devices.views()).containsExactly(View.BEST_BATCH);
    assertThat(batches.across()).isEqualTo(Dimension.BATCH);
    assertThat(batches.baseline()).contains("8");
    assertThat(batches.views()).isEqualTo(View.USUAL);
  }

  @Test
  void whatTheDeclaredBaselineDoesNotHaveLeavesTheUsualOne() {
    HardwareReport report =
        declared(Map.of("execute.target", "gpu:7"), List.of(), cpu(1).always(1), gpu(1).always(2));

    assertThat(report.baseline()).contains("EPYC");
  }

  /** The processor is declared with batch 1 (10 samples/s), the card's best is 80. */
  @Test
  void bestBatchesAreComparedWithTheDeclaredOne() {
    HardwareReport report =
        declared(
            Map.of("execute.target", "cpu", "input.batch", "1"),
            List.of(),
            cpu(1).always(10),
            cpu(8).always(20),
            gpu(1).always(40),
            gpu(8).always(80),
            gpu(64).always(90).tag("assay.flag.noisy", "true"));

    assertThat(report.bestBatches())
        .extracting(BestBatch::column, BestBatch::batch)
        .containsExactlyInAnyOrder(tuple("EPYC", 8), tuple("L4", 8));
    BestBatch card =
        report.bestBatches().stream().filter(it -> it.column().equals("L4")).findFirst().get();
    assertThat(card.speedUp().ratio()).hasValue(8.0);
    assertThat(card.speedUp().verdict()).isEqualTo(Verdict.FASTER);
  }

  /** 0.5 and 0.1 J for a sample are 2 and 10 samples for a joule. */
  @Test
  void samplesPerJouleAreComparedWhereEnergyWasMeasured() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            cpu(1).always(10).metric("energy/j_per_sample", 0.5),
            gpu(1).always(40).metric("energy/j_per_sample", 0.1),
            cpu(8).always(10).metric("energy/j_per_sample_estimated", 0.5));

    assertThat(report.perJoule())
        .extracting(PerJoule::column, PerJoule::samplesPerJoule)
        .containsExactly(tuple("EPYC", 2.0), tuple("L4", 10.0));
    assertThat(report.perJoule().get(1).ratio()).hasValue(5.0);
  }

  // Limits

  private static Measured server(int rate, double p99) {
    return Measured.as("server " + rate, "EPYC")
        .param("scenario", "server")
        .param("scenario.kind", "server")
        .param("scenario.rate", Integer.toString(rate))
        .metric("bench/limit_ms", 100)
        .metric("bench/limit_percentile", 99)
        .metric("bench/limit_value_ms", p99)
        .always(rate);
  }

  @Test
  void theHighestRateWithinTheLimitIsTheLastBeforeTheFirstThatIsNot() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            server(200, 180).tag("assay.flag.limit", "p99 is 180 ms"),
            server(50, 90),
            server(10, 20),
            server(300, 95));

    RateLimit limit = report.limits().getFirst();
    assertThat(report.limits()).hasSize(1);
    assertThat(limit.label()).isEqualTo("resnet50 · server");
    assertThat(limit.highestRate()).hasValue(50);
    assertThat(limit.words())
        .isEqualTo(
            "p99 of the response stays within 100 ms up to 50/s (offered: 10, 50, 200, 300)");
  }

  @Test
  void allOrNoneOfTheRatesMayBeWithinTheLimit() {
    RateLimit all = report(Dimension.DEVICE, server(10, 20), server(50, 90)).limits().getFirst();
    RateLimit none =
        report(Dimension.DEVICE, server(10, 120).tag("assay.flag.limit", "true"))
            .limits()
            .getFirst();

    assertThat(all.words())
        .isEqualTo(
            "p99 of the response stays within 100 ms up to 50/s, the highest rate that was offered");
    assertThat(none.highestRate()).isEmpty();
    assertThat(none.words())
        .isEqualTo("p99 of the response is not within 100 ms at any rate that was offered (10/s)");
  }

  @Test
  void aBaselineIsNamedInLettersOfEitherCase() {
    Measured[] measured = {Measured.on("EPYC").always(100), Measured.on("L4").always(200)};

    assertThat(against("l4", measured).baseline()).contains("L4");
    assertThatThrownBy(() -> against("T4", measured))
        .isInstanceOf(UnknownBaselineException.class)
        .hasMessage("'T4' is no device that was measured; measured are EPYC, L4.");
  }

  @Test
  void devicesOfOneNameInDifferentEnvironmentsAreDifferent() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4").always(100),
            Measured.as("later", "L4").at(2_000).tag("assay.env.kernel", "6.8").always(110));

    assertThat(labels(report)).containsExactly("L4 #1", "L4 #2");
    assertThat(report.environment())
        .containsExactly(
            new EnvironmentField("cpu_model", List.of("L4", "L4"), false),
            new EnvironmentField("kernel", List.of("6.1", "6.8"), true),
            new EnvironmentField("target", List.of("cpu", "cpu"), false));
  }

  @Test
  void targetsOfOneMachineAreDifferentDevices() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4").param("execute.target", "gpu:0").always(100),
            Measured.on("L4").param("execute.target", "gpu:1").always(100));

    assertThat(labels(report)).containsExactly("L4 gpu:0", "L4 gpu:1");
  }

  @Test
  void enginesAreComparedOnOneDevice() {
    HardwareReport report =
        report(
            Dimension.ENGINE,
            Measured.on("L4").tag("assay.env.engine", "PyTorch 2.7.1").always(100),
            Measured.on("L4")
                .param("engine", "OnnxRuntime")
                .tag("assay.env.engine", "ONNX Runtime 1.22")
                .always(130));

    assertThat(labels(report)).containsExactly("OnnxRuntime", "PyTorch");
    assertThat(speedUp(report, "PyTorch").ratio()).hasValueCloseTo(100.0 / 130, EXACT);
    assertThat(speedUp(report, "PyTorch").verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(report.headline().title()).isEqualTo("Nothing is faster than OnnxRuntime");
  }

  @Test
  void sizesStandInTheirOrderWithTheSmallestAsBaseline() {
    HardwareReport report =
        report(
            Dimension.BATCH,
            Measured.on("L4").batch(16).always(400),
            Measured.on("L4").batch(2).always(100),
            Measured.on("L4").batch(8).always(300));

    assertThat(report.baseline()).contains("2");
    assertThat(labels(report)).containsExactly("2", "8", "16");
    assertThat(speedUp(report, "16").ratio()).hasValueCloseTo(4.0, EXACT);
    assertThat(report.headline().title()).isEqualTo("Batch 16 is 4.00 times as fast as batch 2");
  }

  @Test
  void machinesAreComparedWithThreadsOfTheirOwnWhereEachHasOneCount() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").threads(16).always(100),
            Measured.on("Xeon").threads(8).always(80));

    assertThat(report.rows()).hasSize(1);
    assertThat(report.rows().getFirst().facts().value(Facts.Aspect.THREADS)).isEqualTo("16 / 8");
    assertThat(speedUp(report, "Xeon").ratio()).hasValueCloseTo(0.8, EXACT);
  }

  @Test
  void equalThreadsAreComparedWhereAnyMachineHasSeveralCounts() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").threads(16).always(100),
            Measured.on("EPYC").threads(8).always(60),
            Measured.on("Xeon").threads(8).always(90));

    assertThat(report.rows())
        .extracting(Row::label)
        .containsExactly("resnet50 · 8 threads", "resnet50 · 16 threads");
    assertThat(speedUp(report, "Xeon").ratio()).hasValueCloseTo(1.5, EXACT);
  }

  @Test
  void whatAllRowsShareIsSaidOnce() {
    HardwareReport report =
        against(
            "EPYC",
            Measured.on("EPYC").always(100),
            Measured.on("EPYC").batch(16).always(100),
            Measured.on("EPYC")
                .param("scenario", "web")
                .param("scenario.kind", "server")
                .param("scenario.rate", "250.0")
                .always(100));

    assertThat(report.shared()).isEqualTo("PyTorch · float32 · 1 thread");
    assertThat(report.rows())
        .extracting(Row::label)
        .containsExactly(
            "resnet50 · offline · batch 8",
            "resnet50 · offline · batch 16",
            "resnet50 · web at 250/s · batch 8");
  }

  @Test
  void whatWasMeasuredAgainIsShownOnce() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.as("first", "L4").at(1_000).always(100),
            Measured.as("second", "L4").at(2_000).always(110),
            Measured.as("third", "L4").at(3_000).tag("assay.state", "failed"));

    assertThat(report.rows().getFirst().find("L4").orElseThrow().cell().runId())
        .isEqualTo("second");
    assertThat(report.superseded())
        .extracting(Superseded::runId, Superseded::byRunId)
        .containsExactly(tuple("first", "second"), tuple("third", "second"));
    assertThat(report.firstMillis()).hasValue(2_000);
    assertThat(report.lastMillis()).hasValue(2_500);
    assertThat(report.forks()).isEqualTo(5);
  }

  @Test
  void whatDoesNotSayWhatItMeasuredIsNamed() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.as("no scenario", "L4").without("scenario"),
            Measured.as("odd batch", "L4").param("input.batch", "many"),
            Measured.on("L4").without("model.label").param("model.family", "mlp").always(1));

    assertThat(report.unread())
        .containsExactly(
            new UnreadTrial("no scenario", "a trial", "it has no param scenario"),
            new UnreadTrial(
                "odd batch",
                "a trial",
                "its param input.batch is 'many', not a whole number from 1"));
    assertThat(report.rows()).extracting(Row::label).containsExactly("mlp");
  }

  @Test
  void nothingMeasuredIsAReportToo() {
    HardwareReport report = HardwareReport.of(List.of(), Dimension.DEVICE, Optional.of("L4"));

    assertThat(report.baseline()).isEmpty();
    assertThat(report.headline().title()).isEqualTo("Nothing was measured");
    assertThat(report.rows()).isEmpty();
  }

  @Test
  void valuesThatAreNoThroughputAreLeftOut() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4")
                .fork(Double.NaN, 100.0, -1.0)
                .fork(Double.POSITIVE_INFINITY)
                .metric("bench/mfu", Double.NaN));

    Cell cell = report.rows().getFirst().find("L4").orElseThrow().cell();
    assertThat(cell.throughput()).hasValue(100);
    assertThat(cell.forks()).hasSize(1);
    assertThat(cell.metric("bench/mfu")).isEmpty();
  }

  // Charts

  @Test
  void theKneeIsTheSmallestBatchNearTheBest() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4").batch(1).always(100),
            Measured.on("L4").batch(2).always(180),
            Measured.on("L4").batch(4).always(314),
            Measured.on("L4").batch(8).always(316), // 90 % of 350 is 315
            Measured.on("L4").batch(16).always(350),
            Measured.on("L4").batch(32).always(9_000).tag("assay.flag.throttled", "true"),
            Measured.on("L4").batch(64).tag("assay.state", "oom"));

    Scaling line = report.batchScaling().getFirst();
    assertThat(line.knee()).hasValue(8);
    assertThat(line.points())
        .extracting(Scaling.Point::size)
        .containsExactly(1, 2, 4, 8, 16, 32, 64);
    assertThat(line.label()).isEqualTo("resnet50");
    assertThat(report.threadScaling()).isEmpty();
  }

  @Test
  void twoBatchesHaveNoKnee() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4").batch(1).always(100),
            Measured.on("L4").batch(2).always(180));

    assertThat(report.batchScaling().getFirst().knee()).isEmpty();
  }

  @Test
  void whatFollowsFromTheDeviceIsNotSaidOfEachCell() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("EPYC").threads(16).always(100),
            Measured.on("EPYC").threads(16).batch(64).always(100),
            Measured.on("L4").threads(4).always(100));

    assertThat(report.noise())
        .extracting(Noise::label)
        .containsExactly(
            "resnet50 · batch 8 · EPYC", "resnet50 · batch 8 · L4", "resnet50 · batch 64 · EPYC");
    assertThat(report.batchScaling().getFirst().label()).isEqualTo("resnet50");
  }

  @Test
  void threadsOfADeviceAreNotSaidOfItsBatchesEither() {
    HardwareReport report =
        report(
            Dimension.BATCH,
            Measured.on("EPYC").threads(16).always(100),
            Measured.on("L4").threads(4).always(100),
            Measured.on("L4").threads(4).batch(16).always(100));

    assertThat(report.noise())
        .extracting(Noise::label)
        .containsExactly(
            "resnet50 · batch 8 · L4", "resnet50 · batch 16 · L4", "resnet50 · batch 8 · EPYC");
  }

  @Test
  void efficiencyOfThreadsIsPerThreadAgainstTheFewest() {
    Scaling line =
        report(
                Dimension.DEVICE,
                Measured.on("L4").threads(1).always(100),
                Measured.on("L4").threads(2).always(190),
                Measured.on("L4").threads(4).always(320),
                Measured.on("L4").threads(8).always(320).tag("assay.flag.noisy", "true"))
            .threadScaling()
            .getFirst();

    assertThat(line.points().get(0).efficiency()).hasValueCloseTo(1.0, EXACT);
    assertThat(line.points().get(1).efficiency()).hasValueCloseTo(0.95, EXACT);
    assertThat(line.points().get(2).efficiency()).hasValueCloseTo(0.8, EXACT);
    assertThat(line.points().get(3).efficiency()).isEmpty();
    assertThat(line.knee()).isEmpty();
  }

  @Test
  void roofsComeFromWhatWasAttainedOfThem() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4")
                .always(1)
                .metric("bench/flops_per_s", 2e12)
                .metric("bench/mfu", 0.1)
                .metric("bench/roofline_frac", 0.5),
            Measured.on("L4")
                .model("vgg")
                .always(1)
                .metric("bench/flops_per_s", 8e12)
                .metric("bench/mfu", 0.4)
                .metric("bench/roofline_frac", 0.4),
            Measured.on("L4").model("lstm").always(1));

    assertThat(report.roofline()).hasSize(2);
    RooflinePoint memory = report.roofline().get(0);
    assertThat(memory.peak()).hasValueCloseTo(2e13, within(1.0));
    assertThat(memory.attainable()).hasValueCloseTo(4e12, within(1.0));
    assertThat(memory.isMemoryBound()).isTrue();
    assertThat(report.roofline().get(1).isMemoryBound()).isFalse();
  }

  private static Measured tradeOff(int batch, double throughput, double p99) {
    return Measured.on("L4")
        .batch(batch)
        .always(throughput)
        .metric("bench/latency_p99_ms", p99)
        .metric("bench/latency_p50_ms", 1);
  }

  @Test
  void theFrontHoldsWhatNothingBeatsInBoth() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            tradeOff(1, 100, 2),
            tradeOff(2, 90, 3), // slower and later than batch 1
            tradeOff(4, 300, 8),
            tradeOff(8, 300, 9), // as fast as batch 4, but later
            tradeOff(16, 900, 1).tag("assay.flag.noisy", "true"));

    ParetoFront front = report.latencyFronts().getFirst();
    assertThat(front.x()).isEqualTo("bench/latency_p99_ms");
    assertThat(front.points())
        .extracting(ParetoFront.Point::onFront)
        .containsExactly(true, false, true, false, false);
    assertThat(front.points().getFirst().label()).isEqualTo("batch 1");
  }

  @Test
  void latenciesOfAnOpenLoopCountFromTheSchedule() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            tradeOff(1, 100, 2).param("scenario.kind", "server").metric("bench/response_p90_ms", 5),
            tradeOff(2, 90, 3).param("scenario.kind", "server").metric("bench/response_p90_ms", 7));

    ParetoFront front = report.latencyFronts().getFirst();
    assertThat(front.x()).isEqualTo("bench/response_p90_ms");
    assertThat(front.points()).extracting(ParetoFront.Point::x).containsExactly(5.0, 7.0);
  }

  @Test
  void costsHaveAFrontOfTheirOwn() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4")
                .always(1)
                .metric("energy/j_per_sample", 0.14)
                .metric("cost/usd_per_1m_samples", 0.38),
            Measured.on("H100")
                .always(1)
                .metric("energy/j_per_sample", 0.12)
                .metric("cost/usd_per_1m_samples", 0.75),
            Measured.on("EPYC")
                .always(1)
                .metric("energy/j_per_sample", 1.49)
                .metric("cost/usd_per_1m_samples", 1.72));

    assertThat(report.costFronts().getFirst().points())
        .extracting(ParetoFront.Point::column, ParetoFront.Point::onFront)
        .containsExactly(tuple("EPYC", false), tuple("H100", true), tuple("L4", true));
  }

  @Test
  void noiseIsHowForksAndIterationsDeviate() {
    Noise noise =
        report(Dimension.DEVICE, Measured.on("L4").fork(97.0, 101.0).fork(101.0, 101.0))
            .noise()
            .getFirst();

    assertThat(noise.cv().orElseThrow()).isCloseTo(0.01414213562373095, EXACT); // √2 / 100
    assertThat(noise.forks().getFirst().mean()).isCloseTo(-0.01, EXACT);
    assertThat(noise.forks().getFirst().lowest()).isCloseTo(-0.03, EXACT);
    assertThat(noise.forks().getFirst().highest()).isCloseTo(0.01, EXACT);
    assertThat(noise.forks().get(1).mean()).isCloseTo(0.01, EXACT);
  }

  @Test
  void aTrialWithoutMeasurementsHasWhatItLogged() {
    HardwareReport report =
        report(
            Dimension.DEVICE,
            Measured.on("L4").metric("bench/throughput", 120).metric("bench/cv", 0.02));

    Cell cell = report.rows().getFirst().find("L4").orElseThrow().cell();
    assertThat(cell.throughput()).hasValue(120);
    assertThat(cell.cv()).isEqualTo(OptionalDouble.of(0.02));
    assertThat(report.noise()).isEmpty();
  }
}
