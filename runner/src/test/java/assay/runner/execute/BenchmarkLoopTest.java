// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.Measurement;
import assay.runner.testing.Benchmarks;
import assay.runner.testing.FakeTicker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BenchmarkLoopTest {
  private static final String THREE_FORKS =
      Benchmarks.SMALL.replace(
          "profile: smoke", "repeats: {forks: 2, max_forks: 4, until: {ci95_relative: 0.05}}");

  private final List<String> measured = new ArrayList<>();
  private final List<MeasurementRecord> ended = new ArrayList<>();
  private final List<CellSummary> summarized = new ArrayList<>();
  private final List<MeasurementRecord> reused = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private Map<String, MeasurementRecord> known = Map.of();

  @Test
  void forksOfAllTrialsTakeTurns() {
    run(THREE_FORKS, m -> Benchmarks.result(100, 100));

    assertThat(measured).containsExactly("1/0", "2/0", "1/1", "2/1");
    assertThat(ended).extracting(MeasurementRecord::order).containsExactly(0, 1, 2, 3);
  }

  @Test
  void trialsCanBeMeasuredOneAfterTheOther() {
    run(
        THREE_FORKS.replace("threads: 1", "threads: 1, order: sequential"),
        m -> Benchmarks.result(100, 100));

    assertThat(measured).containsExactly("1/0", "1/1", "2/0", "2/1");
  }

  /** The first trial's forks lie 40 % apart, the second's are equal. */
  @Test
  void wideIntervalsAskForMoreForks() {
    BenchmarkOutcome outcome =
        run(
            THREE_FORKS,
            m ->
                m.trial().number() == 1 && m.fork() % 2 == 0
                    ? Benchmarks.result(140, 140)
                    : Benchmarks.result(100, 100));

    assertThat(measured).containsExactly("1/0", "2/0", "1/1", "2/1", "1/2", "1/3");
    assertThat(outcome.summaries().getFirst().flags()).containsKey("noisy");
    assertThat(outcome.summaries().getLast().flags()).isEmpty();
  }

  @Test
  void tooFewSamplesAskForMoreForksAndAreToldWhenThereMayBeNoMore() {
    BenchmarkOutcome outcome =
        run(
            THREE_FORKS + "scenarios: [{name: offline, samples_min: 3500}]\n",
            m -> Benchmarks.result(100, 100));

    // 1000 calls a fork: of one sample, and of 16
    assertThat(measured).containsExactly("1/0", "2/0", "1/1", "2/1", "1/2", "1/3");
    assertThat(outcome.summaries().getFirst().flags()).isEmpty();
  }

  @Test
  void aFailedTrialIsARowAndStopsNothing() {
    BenchmarkOutcome outcome =
        run(
            THREE_FORKS,
            m ->
                m.trial().number() == 1
                    ? MeasurementResult.unfinished(
                        FitState.FAILED, "no such operator", Optional.empty())
                    : Benchmarks.result(100, 100));

    assertThat(measured).containsExactly("1/0", "2/0", "2/1");
    assertThat(outcome.state()).isEqualTo(LaunchState.FINISHED);
    CellSummary failed = outcome.summaries().getFirst();
    assertThat(failed.state()).isEqualTo(FitState.FAILED);
    assertThat(failed.cause()).contains("no such operator");
    assertThat(failed.metrics()).isEmpty();
  }

  @Test
  void afterOneThatRanOutOfMemoryLargerOnesAreSkipped() {
    BenchmarkOutcome outcome =
        run(
            Benchmarks.SMALL.replace("[1, 16]", "[16, 1, 32]"),
            m ->
                m.trial().settings().batch() == 16
                    ? MeasurementResult.unfinished(FitState.OOM, "no memory", Optional.empty())
                    : Benchmarks.result(100));

    assertThat(measured).containsExactly("1/0", "2/0");
    assertThat(outcome.summaries())
        .extracting(CellSummary::state)
        .containsExactly(FitState.OOM, FitState.FINISHED, FitState.SKIPPED);
    assertThat(outcome.summaries().getLast().cause())
        .contains("needs at least as much memory as trial 1, which ran out of it at batch 16");
    assertThat(summarized).hasSize(3);
  }

  @Test
  void whatIsKnownIsNotMeasuredAgain() {
    BenchmarkPlan plan = Benchmarks.plan(THREE_FORKS);
    run(THREE_FORKS, m -> Benchmarks.result(100, 100));
    known = new HashMap<>();
    ended.subList(0, 3).forEach(record -> known.put(record.measurement().key(), record));
    measured.clear();

    BenchmarkOutcome outcome = run(THREE_FORKS, m -> Benchmarks.result(100, 100));

    assertThat(measured).containsExactly("2/1");
    assertThat(reused).hasSize(3);
    assertThat(outcome.measured()).isEqualTo(1);
    assertThat(outcome.reused()).isEqualTo(3);
    assertThat(outcome.summaries()).allMatch(s -> s.state() == FitState.FINISHED);
    assertThat(plan.planned()).isEqualTo(4);
  }

  @Test
  void aLaunchThatIsStoppedCanGoOn() {
    BenchmarkOutcome outcome =
        run(
            THREE_FORKS,
            m -> {
              if (m.fork() == 1) {
                stop.request(LaunchState.INTERRUPTED);
              }
              return Benchmarks.result(100, 100);
            });

    assertThat(outcome.state()).isEqualTo(LaunchState.INTERRUPTED);
    assertThat(measured).containsExactly("1/0", "2/0", "1/1");
    assertThat(outcome.summaries().getLast().state()).isEqualTo(FitState.INTERRUPTED);
    assertThat(outcome.summaries().getLast().metrics()).containsKey("bench/throughput");
  }

  /**
   * Of the forks' means 100, 110 and 120: their mean; memory: the highest; percentiles of all
   * values: the histograms are equal, 1 to 1000 ms.
   */
  @Test
  void aTrialIsTheAggregateOfItsForks() {
    BenchmarkOutcome outcome =
        run(
            THREE_FORKS.replace(
                "max_forks: 4, until: {ci95_relative: 0.05}",
                "max_forks: 3, until: {ci95_relative: 0.001}"),
            m -> Benchmarks.result(100 + 10 * m.fork(), 100 + 10 * m.fork()));

    CellSummary summary = outcome.summaries().getFirst();
    assertThat(summary.value("bench/throughput")).contains(110.0);
    assertThat(summary.value("bench/forks")).contains(3.0);
    assertThat(summary.value("bench/n")).contains(3000.0);
    assertThat(summary.requireValue("bench/cv")).isEqualTo(10 / 110.0);
    assertThat(summary.requireValue("bench/ci_low")).isEqualTo(100);
    assertThat(summary.requireValue("bench/ci_high")).isEqualTo(120);
    assertThat(summary.requireValue("bench/latency_p50_ms")).isBetween(499.5, 500.5);
    assertThat(summary.requireValue("bench/latency_p99_ms")).isBetween(989.0, 991.0);
    assertThat(summary.requireValue("bench/latency_p999_ms")).isBetween(998.0, 1000.0);
    assertThat(summary.value("mem/rss_peak_bytes")).contains(1e8);
  }

  /** The latencies are 1 to 1000 ms: p90 is 900 ms. */
  @Test
  void aPercentileAboveItsLimitIsFlagged() {
    CellSummary above = judged("percentile: 90, limit: 899ms");
    CellSummary within = judged("percentile: 90, limit: 901ms");
    CellSummary unknown = judged("percentile: 99.99, limit: 2s");

    assertThat(above.flags().get("limit"))
        .isEqualTo("p90 of the latency is 900.2 ms, above the limit of 899 ms");
    assertThat(above.requireValue("bench/limit_ms")).isEqualTo(899);
    assertThat(above.requireValue("bench/limit_value_ms")).isBetween(899.5, 900.5);
    assertThat(within.flags()).isEmpty();
    assertThat(unknown.flags().get("limit"))
        .isEqualTo(
            "p99.99 cannot be told of 1000 calls (29956 are needed), so the limit of 2000 ms is not"
                + " judged");
    assertThat(judged("percentile: 90").metrics()).doesNotContainKey("bench/limit_ms");
  }

  private CellSummary judged(String rule) {
    return run(
            Benchmarks.SMALL + "scenarios: [{name: single_stream, %s}]\n".formatted(rule),
            m -> Benchmarks.result(100, 100))
        .summaries()
        .getFirst();
  }

  /** Queries without an answer have no response time, so the measurement has none. */
  @Test
  void callsThatWereNotAnsweredMeetNoLimit() {
    CellSummary summary =
        run(
                Benchmarks.SMALL + "scenarios: [{name: server, rate: [10], limit: 5s}]\n",
                m -> {
                  MeasurementResult result = Benchmarks.result(100, 100);
                  return new MeasurementResult(
                      result.state(),
                      result.metrics(),
                      result.series(),
                      Map.of(),
                      Map.of(
                          MeasurementResult.RESPONSES,
                          java.util.Objects.requireNonNull(
                              result.artifacts().get(MeasurementResult.LATENCIES))),
                      Optional.empty(),
                      Optional.empty());
                })
            .summaries()
            .getFirst();

    assertThat(summary.flags().get("limit"))
        .isEqualTo("calls were not answered at all; the limit is 5000 ms");
  }

  /** 0.36 USD an hour are 0.0001 USD a second; at 100 samples a second a million takes 10,000 s. */
  @Test
  void costsFollowFromTheDeclaredPrice() {
    BenchmarkOutcome outcome =
        run(
            Benchmarks.SMALL + "report: {price_per_hour_usd: 0.36}\n",
            m -> Benchmarks.result(100, 100));

    assertThat(outcome.summaries().getFirst().requireValue("cost/usd_per_1m_samples"))
        .isCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-12));
  }

  private BenchmarkOutcome run(String text, Function<Measurement, MeasurementResult> results) {
    BenchmarkPlan plan = Benchmarks.plan(text);
    Meter meter =
        new Meter() {
          @Override
          public MeasurementResult measure(Measurement measurement, BooleanSupplier stopping) {
            measured.add(measurement.trial().number() + "/" + measurement.fork());
            return results.apply(measurement);
          }

          @Override
          public void close() {}
        };
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    return new BenchmarkLoop(meter, new Sink(), new FakeTicker(), clock)
        .run(Benchmarks.facts(plan), known, Optional.empty(), stop);
  }

  private final class Sink implements MeasurementSink {
    @Override
    public void launchStarted(BenchmarkFacts launch) {}

    @Override
    public void measurementStarted(Measurement measurement) {}

    @Override
    public void measurementEnded(MeasurementRecord record) {
      ended.add(record);
    }

    @Override
    public void measurementReused(MeasurementRecord record) {
      reused.add(record);
    }

    @Override
    public void trialSummarized(CellSummary summary) {
      summarized.add(summary);
    }

    @Override
    public void launchEnded(BenchmarkEnd end) {}

    @Override
    public void close() {}
  }
}
