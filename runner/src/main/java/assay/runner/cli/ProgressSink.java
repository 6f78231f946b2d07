// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows a launch on the terminal: a line per running fit and a bar where people sit at one, a plain
 * line a second at most elsewhere.
 */
final class ProgressSink implements RunSink {
  private static final long REDRAW_MILLIS = 100;
  private static final long PLAIN_LINE_MILLIS = 1000;

  private final Terminal terminal;
  private final ProgressModel model;
  private final ProgressText text;
  private final boolean everyEpoch;
  private final ScheduledExecutorService redraw;
  private int drawnLines;
  private int shownDone = -1;

  /**
   * @param everyEpoch whether each epoch is told by a line that stays
   */
  ProgressSink(Terminal terminal, int fits, String metric, boolean everyEpoch, Ticker ticker) {
    this.terminal = terminal;
    this.everyEpoch = everyEpoch;
    this.model = new ProgressModel(fits, ticker);
    this.text = new ProgressText(terminal.columns(), metric);
    this.redraw =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("progress").daemon().factory());
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    long period = terminal.interactive() ? REDRAW_MILLIS : PLAIN_LINE_MILLIS;
    var unused = redraw.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public void fitStarted(Fit fit) {
    model.started(fit);
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    model.epoch(fit, epoch, values);
    if (everyEpoch) {
      sayAbove(text.epoch(fit, epoch, values));
    }
  }

  @Override
  public void fitEnded(FitRecord record) {
    model.ended(record);
    FitState state = record.result().state();
    if (everyEpoch && state == FitState.FINISHED) {
      sayAbove(text.test(record));
    }
    if (state != FitState.FINISHED && state != FitState.INTERRUPTED) {
      sayAbove(text.failure(record));
    }
  }

  @Override
  public void fitReused(FitRecord fit) {
    model.reused();
  }

  @Override
  public void trialSummarized(TrialSummary summary) {}

  @Override
  public void launchEnded(LaunchEnd end) {}

  /** A message that stays, above what is redrawn. */
  synchronized void sayAbove(String line) {
    erase();
    terminal.say(line);
  }

  private synchronized void show() {
    ProgressModel.Snapshot snapshot = model.snapshot();
    if (terminal.interactive()) {
      erase();
      var lines = text.lines(snapshot);
      terminal.draw(String.join("\n", lines) + "\n");
      drawnLines = lines.size();
    } else if (snapshot.done() != shownDone) {
      terminal.say(text.bar(snapshot));
      shownDone = snapshot.done();
    }
  }

  private void erase() {
    if (drawnLines > 0) {
      terminal.draw("\u001b[" + drawnLines + "A\u001b[J");
      drawnLines = 0;
    }
  }

  @Override
  public void close() {
    redraw.shutdownNow();
    synchronized (this) {
      erase();
      ProgressModel.Snapshot snapshot = model.snapshot();
      if (snapshot.done() != shownDone) {
        terminal.say(text.bar(snapshot));
      }
    }
  }
}
