// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.BenchmarkLoop;
import assay.runner.execute.BenchmarkOutcome;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementResult;
import assay.runner.execute.MeasurementSink;
import assay.runner.execute.Meter;
import assay.runner.execute.StopSignal;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.Measurement;
import assay.runner.testing.Benchmarks;
import assay.runner.testing.FakeTicker;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark in the journal and in a real tracker. */
class MeasurementRecordingIT {
  private static final String TEXT =
      Benchmarks.SMALL
              .replace("profile: smoke", "repeats: {forks: 2, max_forks: 2}")
              .replace("[1, 16]", "[1, 16, 32]")
          + "report: {price_per_hour_usd: 0.36, compare: {baseline: {input.batch: 1}}}\n";

  @TempDir Path directory;

  private final BenchmarkPlan plan = Benchmarks.plan(TEXT);
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private Tracker tracker;
  private MlflowClient client;
  private TrackerView view;

  @BeforeEach
  void start() {
    tracker = Tracker.start(TrackerConfig.of(directory.resolve("tracker")));
    client = new MlflowClient(URI.create(tracker.address()), TrackerSinkIT.SHORT);
    view = new TrackerView(tracker.address(), client);
  }

  @AfterEach
  void stop() {
    client.close();
    tracker.close();
  }

  @Test
  void aBenchmarkIsTold() {
    List<String> lost = new ArrayList<>();
    try (TrackerSink sink = new TrackerSink(client, clock, () -> "the log", lost::add)) {
      launch(sink);
    }

    Map<String, TrackerView.View> runs = view.runs("small");
    assertThat(lost).isEmpty();
    assertThat(runs).hasSize(1 + 3 + 3);
    launchIsTold(TrackerView.find(runs, "launch  " + Benchmarks.ID));
    trialIsTold(TrackerView.find(runs, "trial " + plan.trials().getFirst().key()));
    measurementIsTold(find(runs, 0, 1));
    failureIsTold(runs);
    assertThat(client.findExperiment("small").orElseThrow().tags())
        .containsEntry("assay.kind", "benchmark")
        .containsEntry("assay.metric", "bench/throughput");
  }

  private TrackerView.View find(Map<String, TrackerView.View> runs, int trial, int fork) {
    String key = plan.measurement(plan.trials().get(trial), fork).key();
    return TrackerView.find(runs, "measurement " + key + " " + Benchmarks.ID);
  }

  private static void launchIsTold(TrackerView.View launch) {
    assertThat(launch.status()).isEqualTo("FINISHED");
    assertThat(launch.artifacts())
        .containsKeys("assay/spec.yaml", "assay/resolved.json", "assay/host.json")
        .containsEntry("assay/log.txt", "the log");
    assertThat(launch.tags())
        .containsEntry(
            "assay.report.compare",
            "{\"baseline\":{\"input.batch\":[1]},\"views\":[\"same_batch\"]}");
  }

  private static void trialIsTold(TrackerView.View trial) {
    assertThat(trial.status()).isEqualTo("FINISHED");
    assertThat(trial.params())
        .containsEntry("model.family", "mlp")
        .containsEntry("model.label", "mlp 4-8-3")
        .containsEntry("engine", "PyTorch")
        .containsEntry("execute.target", "cpu")
        .containsEntry("execute.threads", "1")
        .containsEntry("input.batch", "1")
        .containsEntry("input.type", "float32")
        .containsEntry("scenario", "single_stream")
        .containsEntry("scenario.kind", "single_stream")
        .doesNotContainKey("scenario.rate");
    assertThat(trial.tags())
        .containsEntry("assay.benchmark", "inference")
        .containsEntry("assay.state", "finished")
        .containsEntry("assay.quality", "standard")
        .containsEntry("assay.env.fingerprint", "f1")
        .containsEntry("assay.env.kernel", "6.1")
        .containsEntry("assay.device", "AMD EPYC 7763")
        .containsEntry("assay.energy.cpu", "counter")
        .containsEntry("assay.price_per_hour_usd", "0.36");
    assertThat(trial.histories())
        .containsEntry("bench/throughput", List.of("0=105.0"))
        .containsKeys("bench/ci_low", "bench/ci_high", "bench/cv", "cost/usd_per_1m_samples")
        .containsEntry("bench/forks", List.of("0=2.0"))
        .containsEntry("bench/n", List.of("0=2000.0"))
        .doesNotContainKey("bench/throughput.n");
  }

  private static void measurementIsTold(TrackerView.View measurement) {
    assertThat(measurement.name()).isEqualTo("fork 1");
    assertThat(measurement.parent()).isEqualTo("trial 1");
    assertThat(measurement.status()).isEqualTo("FINISHED");
    assertThat(measurement.tags())
        .containsEntry("assay.fork", "1")
        .containsEntry("assay.order", "2")
        .containsEntry("assay.quality", "standard")
        .containsEntry("assay.env.fingerprint", "f1")
        .doesNotContainKeys("assay.fold", "assay.epochs");
    assertThat(measurement.histories())
        .containsEntry("bench/iteration_throughput", List.of("0=110.0", "1=110.0"));
    assertThat(measurement.artifacts()).containsKey("assay/latency.hdr");
  }

  private void failureIsTold(Map<String, TrackerView.View> runs) {
    TrackerView.View trial = TrackerView.find(runs, "trial " + plan.trials().get(1).key());
    assertThat(trial.status()).isEqualTo("FAILED");
    assertThat(trial.tags())
        .containsEntry("assay.state", "oom")
        .containsEntry("assay.cause", "no memory");
    assertThat(find(runs, 1, 0).status()).isEqualTo("FAILED");
    TrackerView.View skipped = TrackerView.find(runs, "trial " + plan.trials().get(2).key());
    assertThat(skipped.status()).isEqualTo("KILLED");
    assertThat(skipped.tags())
        .containsEntry("assay.state", "skipped")
        .containsEntry(
            "assay.cause",
            "needs at least as much memory as trial 2, which ran out of it at batch 16");
  }

  @Test
  void theJournalAnswersTheSameQuestionsAgain() {
    List<MeasurementRecord> records = new ArrayList<>();
    try (Journal journal = new Journal(directory, () -> "the log")) {
      launch(new Listening(journal, records));
    }

    JournalContents contents = new JournalReader(directory).read();

    assertThat(contents.notes()).isEmpty();
    assertThat(contents.fits()).hasSize(3);
    for (MeasurementRecord record : records) {
      StoredFit stored = Objects.requireNonNull(contents.latest().get(record.measurement().key()));
      assertThat(stored.answering(record.measurement()))
          .usingRecursiveComparison()
          .isEqualTo(record);
    }
    assertThat(contents.launches().getFirst().kind()).isEqualTo("benchmark");
    assertThat(contents.findEnd(Benchmarks.ID)).isPresent();
  }

  @Test
  void whatTheJournalHoldsCanBeSentLater() {
    try (Journal journal = new Journal(directory, () -> "the log");
        TrackerSink sink = new TrackerSink(client, clock, () -> "the log", why -> {})) {
      launch(new FanOutMeasurements(journal, List.of(sink)));
    }
    Map<String, TrackerView.View> live = view.runs("small");
    Upload again = new Upload(client, new JournalReader(directory).read());
    assertThat(again.send(launch -> true)).isEqualTo(new Upload.Outcome(0, 0, List.of()));

    try (Tracker other = Tracker.start(TrackerConfig.of(directory.resolve("other")));
        MlflowClient there = new MlflowClient(URI.create(other.address()), TrackerSinkIT.SHORT)) {
      Upload upload = new Upload(there, new JournalReader(directory).read());
      assertThat(upload.send(launch -> true)).isEqualTo(new Upload.Outcome(1, 3, List.of()));
      assertThat(new TrackerView(other.address(), there).runs("small"))
          .usingRecursiveComparison()
          .isEqualTo(live);
    }
  }

  /** Trial 1 has two forks, 100 and 110; trial 2 runs out of memory, so trial 3 is skipped. */
  private void launch(MeasurementSink sink) {
    BenchmarkFacts facts = Benchmarks.facts(plan);
    sink.launchStarted(facts);
    Meter meter =
        new Meter() {
          @Override
          public MeasurementResult measure(Measurement measurement, BooleanSupplier stopping) {
            double speed = 100 + 10 * measurement.fork();
            return measurement.trial().number() == 1
                ? Benchmarks.result(speed, speed)
                : MeasurementResult.unfinished(FitState.OOM, "no memory", Optional.of("detail"));
          }

          @Override
          public void close() {}
        };
    BenchmarkOutcome outcome =
        new BenchmarkLoop(meter, sink, new FakeTicker(), clock)
            .run(facts, Map.of(), Optional.empty(), new StopSignal());
    sink.launchEnded(
        new BenchmarkEnd(
            facts.id(),
            outcome.state(),
            clock.instant(),
            outcome.measured(),
            outcome.reused(),
            1.5,
            outcome.summaries()));
  }

  /** Keeps what the journal is told. */
  private record Listening(Journal journal, List<MeasurementRecord> records)
      implements MeasurementSink {
    @Override
    public void launchStarted(BenchmarkFacts launch) {
      journal.launchStarted(launch);
    }

    @Override
    public void measurementStarted(Measurement measurement) {
      journal.measurementStarted(measurement);
    }

    @Override
    public void measurementEnded(MeasurementRecord record) {
      records.add(record);
      journal.measurementEnded(record);
    }

    @Override
    public void measurementReused(MeasurementRecord record) {
      journal.measurementReused(record);
    }

    @Override
    public void trialSummarized(assay.runner.execute.CellSummary summary) {
      journal.trialSummarized(summary);
    }

    @Override
    public void launchEnded(BenchmarkEnd end) {
      journal.launchEnded(end);
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
