// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.CellSummary;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.plan.Measurement;
import java.util.List;

/** Several sinks of a benchmark as one, the journal first; see {@link FanOut}. */
public final class FanOutMeasurements implements MeasurementSink {
  private final FanOut<MeasurementSink> sinks;

  public FanOutMeasurements(MeasurementSink journal, List<MeasurementSink> others) {
    this.sinks = new FanOut<>(journal, others, MeasurementSink::close);
  }

  @Override
  public void launchStarted(BenchmarkFacts launch) {
    sinks.tell(sink -> sink.launchStarted(launch));
  }

  @Override
  public void measurementStarted(Measurement measurement) {
    sinks.tell(sink -> sink.measurementStarted(measurement));
  }

  @Override
  public void measurementEnded(MeasurementRecord record) {
    sinks.tell(sink -> sink.measurementEnded(record));
  }

  @Override
  public void measurementReused(MeasurementRecord record) {
    sinks.tell(sink -> sink.measurementReused(record));
  }

  @Override
  public void trialSummarized(CellSummary summary) {
    sinks.tell(sink -> sink.trialSummarized(summary));
  }

  @Override
  public void launchEnded(BenchmarkEnd end) {
    sinks.tell(sink -> sink.launchEnded(end));
  }

  @Override
  public void close() {
    sinks.close();
  }
}
