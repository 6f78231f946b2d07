// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.CellSummary;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.Measurement;
import assay.runner.report.ParameterText;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows a benchmark on the terminal: a line as each measurement ends, and one that is drawn in
 * place where people sit at it.
 */
final class BenchmarkProgress implements MeasurementSink {
  private final Terminal terminal;
  private final BenchmarkPlan plan;
  private final Ticker ticker;
  private final long startNanos;
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<String, Integer> expected = new HashMap<>();
  private int measured;
  private boolean drawn;

  BenchmarkProgress(Terminal terminal, BenchmarkPlan plan, Ticker ticker) {
    this.terminal = terminal;
    this.plan = plan;
    this.ticker = ticker;
    this.startNanos = ticker.nanos();
    int forks = plan.spec().measure().forks();
    plan.trials().forEach(trial -> expected.put(trial.key(), forks));
  }

  @Override
  public void launchStarted(BenchmarkFacts launch) {}

  @Override
  public synchronized void measurementStarted(Measurement measurement) {
    if (terminal.interactive()) {
      String line = "%s · %s".formatted(bar(), name(measurement));
      terminal.draw(line.substring(0, Math.min(line.length(), terminal.columns() - 1)) + "\n");
      drawn = true;
    }
  }

  private static String name(Measurement measurement) {
    String values =
        measurement.trial().searched().values().stream()
            .map(ParameterText::of)
            .collect(Collectors.joining(", "));
    return "%s %s · %s".formatted(measurement.trial().name(), values, measurement.name());
  }

  @Override
  public synchronized void measurementEnded(MeasurementRecord record) {
    measured += record.result().state() == FitState.INTERRUPTED ? 0 : 1;
    count(record);
    sayAbove("%s · %s".formatted(bar(), BenchmarkLog.line(record)));
  }

  @Override
  public synchronized void measurementReused(MeasurementRecord record) {
    count(record);
  }

  private void count(MeasurementRecord record) {
    done.merge(record.measurement().trial().key(), 1, Integer::sum);
  }

  /** From now on as many as were taken are all that is wanted. */
  @Override
  public synchronized void trialSummarized(CellSummary summary) {
    String key = summary.trial().key();
    expected.put(key, done.getOrDefault(key, 0));
  }

  @Override
  public void launchEnded(BenchmarkEnd end) {}

  /** {@code 3/12 measurements, about 1 min 05 s left}. */
  private String bar() {
    int ended = done.values().stream().mapToInt(Integer::intValue).sum();
    int all =
        expected.entrySet().stream()
            .mapToInt(entry -> Math.max(entry.getValue(), done.getOrDefault(entry.getKey(), 0)))
            .sum();
    double each =
        measured == 0
            ? BenchmarkForecast.secondsOfOne(plan.spec().measure())
            : (ticker.nanos() - startNanos) / 1e9 / measured;
    String left = ended < all ? ", about " + TimeText.text(each * (all - ended)) + " left" : "";
    return "%d/%d measurements%s".formatted(ended, all, left);
  }

  /** A message that stays, above what is redrawn. */
  synchronized void sayAbove(String line) {
    erase();
    terminal.say(line);
  }

  private void erase() {
    if (drawn) {
      terminal.draw("\u001b[1A\u001b[J");
      drawn = false;
    }
  }

  @Override
  public synchronized void close() {
    erase();
  }
}
