// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.Measurement;
import assay.runner.spec.BenchmarkSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works off a benchmark: one measurement at a time, forks of all trials in turn unless declared
 * otherwise, until each trial's interval is narrow enough. A failed trial is data and stops
 * nothing; after one that ran out of memory, larger ones are skipped.
 */
public final class BenchmarkLoop {
  private final Meter meter;
  private final MeasurementSink sink;
  private final Ticker ticker;
  private final InstantSource clock;

  public BenchmarkLoop(Meter meter, MeasurementSink sink, Ticker ticker, InstantSource clock) {
    this.meter = meter;
    this.sink = sink;
    this.ticker = ticker;
    this.clock = clock;
  }

  /**
   * Returns when every trial has ended or the launch was stopped.
   *
   * @param known measurements of this plan that need not be taken again, by key
   * @param wall time after which the launch ends, resumable
   * @throws RuntimeException what the sink threw: then nothing more was started
   */
  public BenchmarkOutcome run(
      BenchmarkFacts launch,
      Map<String, MeasurementRecord> known,
      Optional<Duration> wall,
      StopSignal stop) {
    return new Run(launch, known, Deadline.in(wall, ticker), stop).outcome();
  }

  private final class Run {
    private final BenchmarkFacts launch;
    private final BenchmarkSpec spec;
    private final Map<String, MeasurementRecord> known;
    private final Deadline deadline;
    private final StopSignal stop;
    private final List<Cell> cells;
    private int measured;
    private int reused;

    Run(
        BenchmarkFacts launch,
        Map<String, MeasurementRecord> known,
        Deadline deadline,
        StopSignal stop) {
      this.launch = launch;
      this.spec = launch.plan().spec();
      this.known = known;
      this.deadline = deadline;
      this.stop = stop;
      this.cells =
          launch.plan().trials().stream().map(trial -> new Cell(trial, spec.measure())).toList();
    }

    BenchmarkOutcome outcome() {
      while (!stopping() && cells.stream().anyMatch(cell -> !cell.ended())) {
        round();
      }
      boolean whole = cells.stream().allMatch(Cell::ended);
      return new BenchmarkOutcome(
          whole ? LaunchState.FINISHED : stop.reason().orElse(LaunchState.INTERRUPTED),
          cells.stream().map(cell -> cell.summary(spec.pricePerHourUsd())).toList(),
          measured,
          reused);
    }

    private void round() {
      for (Cell cell : cells) {
        do {
          if (stopping()) {
            return;
          }
          if (!cell.ended()) {
            next(cell);
          }
          afterwards(cell);
        } while (spec.order() == BenchmarkSpec.Order.SEQUENTIAL && !cell.ended());
      }
    }

    private void next(Cell cell) {
      BenchmarkPlan plan = launch.plan();
      Measurement measurement = plan.measurement(cell.trial(), cell.nextFork());
      MeasurementRecord record = known.get(measurement.key());
      if (record != null) {
        reused++;
        sink.measurementReused(record);
      } else {
        record = measure(measurement);
        measured += record.result().state() == FitState.INTERRUPTED ? 0 : 1;
        sink.measurementEnded(record);
      }
      cell.add(record);
      if (record.result().state() == FitState.OOM && spec.skipLarger()) {
        skipLarger(cell);
      }
    }

    private void afterwards(Cell cell) {
      if (cell.tell()) {
        sink.trialSummarized(cell.summary(spec.pricePerHourUsd()));
      }
    }

    private void skipLarger(Cell failed) {
      for (Cell cell : cells) {
        if (cell != failed && !cell.ended() && cell.nextFork() == 0 && cell.isLargerThan(failed)) {
          cell.skip(
              "needs at least as much memory as %s, which ran out of it at batch %d"
                  .formatted(failed.trial().name(), failed.trial().settings().batch()));
        }
      }
    }

    private boolean stopping() {
      if (deadline.passed()) {
        stop.request(LaunchState.BUDGET);
      }
      return stop.requested();
    }

    private MeasurementRecord measure(Measurement measurement) {
      sink.measurementStarted(measurement);
      Instant startedAt = clock.instant();
      int order = measured;
      MeasurementResult result;
      try {
        result = meter.measure(measurement, this::stopping);
      } catch (InterruptedException e) {
        stop.request(LaunchState.INTERRUPTED);
        result =
            MeasurementResult.unfinished(
                FitState.INTERRUPTED, "stopped before its end", Optional.empty());
      }
      return new MeasurementRecord(
          measurement, launch.id(), order, startedAt, clock.instant(), result);
    }
  }
}
