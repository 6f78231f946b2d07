// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.StopRule;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.spec.CellSettings;
import assay.runner.spec.MeasureSpec;
import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A trial while it is measured: what it has, and whether it needs another fork. */
final class Cell {
  private final BenchmarkTrial trial;
  private final MeasureSpec measure;
  private final StopRule rule;
  private final List<MeasurementRecord> records = new ArrayList<>();
  private @Nullable FitState ended;
  private Optional<String> cause = Optional.empty();
  private boolean told;

  Cell(BenchmarkTrial trial, MeasureSpec measure) {
    this.trial = trial;
    this.measure = measure;
    this.rule = new StopRule(measure.forks(), measure.maxForks(), measure.ci95Relative());
  }

  BenchmarkTrial trial() {
    return trial;
  }

  /** Whether nothing more is to be measured. */
  boolean ended() {
    return ended != null;
  }

  int nextFork() {
    return records.size();
  }

  /** Whether its end was not told before. */
  boolean tell() {
    boolean first = ended() && !told;
    told |= first;
    return first;
  }

  void add(MeasurementRecord record) {
    FitState state = record.result().state();
    if (state == FitState.INTERRUPTED) {
      return; // measured again by the next launch
    }
    records.add(record);
    if (state != FitState.FINISHED) {
      ended = state;
      cause = record.result().cause();
    } else if (isEnough()) {
      ended = FitState.FINISHED;
    }
  }

  private boolean isEnough() {
    var forks = CellSummaries.forks(records.stream().map(MeasurementRecord::result).toList());
    Interval interval = HierarchicalBootstrap.mean(forks);
    int done = records.size();
    StopRule.Decision decision = rule.after(done, forks.mean(), interval.low(), interval.high());
    return switch (decision) {
      case CONTINUE -> false;
      case PRECISE -> done >= measure.maxForks() || hasSamples();
      case EXHAUSTED -> true;
    };
  }

  private boolean hasSamples() {
    return samples() >= trial.settings().scenario().samplesMin().orElse(0);
  }

  private double samples() {
    return records.stream()
            .mapToDouble(record -> record.result().metrics().getOrDefault("bench/n", 0.0))
            .sum()
        * trial.settings().batch();
  }

  void skip(String why) {
    ended = FitState.SKIPPED;
    cause = Optional.of(why);
  }

  /** Whether it needs at least as much memory as another trial that ran out of it. */
  boolean isLargerThan(Cell other) {
    CellSettings mine = trial.settings();
    CellSettings theirs = other.trial.settings();
    boolean same =
        trial.resolved().get("model").equals(other.trial.resolved().get("model"))
            && mine.engine().equals(theirs.engine())
            && mine.target().equals(theirs.target())
            && mine.type().equals(theirs.type())
            && mine.shape().equals(theirs.shape())
            && mine.inputs().equals(theirs.inputs())
            && mine.scenario().kind() == theirs.scenario().kind();
    return same
        && mine.batch() >= theirs.batch()
        && mine.scenario().concurrency() >= theirs.scenario().concurrency();
  }

  CellSummary summary(OptionalDouble pricePerHourUsd) {
    FitState state = Objects.requireNonNullElse(ended, FitState.INTERRUPTED);
    CellSummary summary =
        CellSummaries.of(trial, records, state, cause, measure.forks(), pricePerHourUsd);
    int wanted = trial.settings().scenario().samplesMin().orElse(0);
    if (state != FitState.FINISHED || samples() >= wanted) {
      return summary;
    }
    Map<String, String> flags = new LinkedHashMap<>(summary.flags());
    flags.put(
        "short", "%.0f samples were measured, `samples_min` is %d".formatted(samples(), wanted));
    return new CellSummary(
        trial, state, cause, summary.metrics(), flags, summary.measurements(), summary.planned());
  }
}
