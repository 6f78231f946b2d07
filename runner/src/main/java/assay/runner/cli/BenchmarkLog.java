// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.CellSummary;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.plan.Measurement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The log of a benchmark, a line per event: what becomes {@code assay/log.txt}. Thread-safe. */
final class BenchmarkLog implements MeasurementSink {
  private final StringBuilder text = new StringBuilder();

  synchronized String text() {
    return text.toString();
  }

  private synchronized void line(Instant at, String message) {
    text.append(at.truncatedTo(ChronoUnit.MILLIS));
    text.append("  ").append(message).append('\n');
  }

  @Override
  public void launchStarted(BenchmarkFacts launch) {
    line(
        launch.startedAt(),
        "launch %s: %d trials, %s"
            .formatted(
                launch.id(),
                launch.plan().trials().size(),
                launch.plan().spec().measure().profile().word()));
  }

  @Override
  public void measurementStarted(Measurement measurement) {}

  @Override
  public void measurementEnded(MeasurementRecord record) {
    line(record.endedAt(), line(record));
    record.result().detail().ifPresent(detail -> line(record.endedAt(), detail.stripTrailing()));
  }

  /** Such as {@code trial 3 · fork 0 finished: 1234.5 samples/s}. */
  static String line(MeasurementRecord record) {
    Measurement measurement = record.measurement();
    Double throughput = record.result().metrics().get("bench/throughput");
    return "%s · %s %s: %s"
        .formatted(
            measurement.trial().name(),
            measurement.name(),
            record.result().state().word(),
            throughput == null
                ? record.result().cause().orElse("no cause known")
                : String.format(Locale.ROOT, "%.1f samples/s", throughput));
  }

  @Override
  public void measurementReused(MeasurementRecord record) {}

  @Override
  public void trialSummarized(CellSummary summary) {}

  /** To be called before the journal is told, which keeps this text as the launch's log. */
  void ended(BenchmarkEnd end) {
    line(
        end.endedAt(),
        "%s: %d measured, %d reused".formatted(end.state().word(), end.measured(), end.reused()));
  }

  @Override
  public void launchEnded(BenchmarkEnd end) {}

  @Override
  public void close() {}
}
