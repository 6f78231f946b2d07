// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.execute.FitState;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is running and what has ended, with the time left. Thread-safe. */
final class ProgressModel {
  private final Ticker ticker;
  private final int total;
  private final long startNanos;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private int reused;
  private int ended;
  private int failed;

  /** A fit that is being trained, as of its last epoch. */
  record Running(Fit fit, int epoch, Map<String, Double> values) {}

  /** The counts at one moment. */
  record Snapshot(
      int total,
      int reused,
      int ended,
      int failed,
      List<Running> running,
      double seconds,
      OptionalDouble secondsLeft) {
    int done() {
      return reused + ended;
    }
  }

  ProgressModel(int total, Ticker ticker) {
    this.total = total;
    this.ticker = ticker;
    this.startNanos = ticker.nanos();
  }

  synchronized void started(Fit fit) {
    running.put(fit.key(), new Running(fit, 0, Map.of()));
  }

  synchronized void epoch(Fit fit, int epoch, Map<String, Double> values) {
    running.replace(fit.key(), new Running(fit, epoch, values));
  }

  synchronized void ended(FitRecord record) {
    running.remove(record.fit().key());
    FitState state = record.result().state();
    if (state != FitState.INTERRUPTED) {
      ended++;
      failed += state == FitState.FINISHED ? 0 : 1;
    }
  }

  synchronized void reused() {
    reused++;
  }

  synchronized Snapshot snapshot() {
    double seconds = (ticker.nanos() - startNanos) / 1e9;
    int left = total - reused - ended;
    OptionalDouble secondsLeft =
        ended == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / ended * left);
    return new Snapshot(
        total, reused, ended, failed, new ArrayList<>(running.values()), seconds, secondsLeft);
  }
}
