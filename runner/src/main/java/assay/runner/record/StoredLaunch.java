// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.LaunchFacts;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.spec.TaskSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of a launch when it starts, without the types of its plan: what the journal keeps,
 * and what a tracker is told.
 *
 * @param launch 32 hex digits
 * @param kind {@code train} or {@code benchmark}
 * @param task the kind of question, {@code classification}; of a benchmark {@code benchmark}
 * @param target the predicted column; empty for a benchmark
 * @param goal {@code maximize} or {@code minimize}
 * @param spec the text of the experiment's file
 * @param resolved the whole document with defaults
 * @param host the facts of the host
 * @param writer the process that ran the launch
 */
public record StoredLaunch(
    String launch,
    String experiment,
    Instant startedAt,
    String kind,
    String task,
    String target,
    String metric,
    String goal,
    long seed,
    String spec,
    JsonNode resolved,
    JsonNode host,
    String fingerprint,
    Map<String, String> tags,
    List<StoredTrial> trials,
    Writer writer)
    implements JournalEvent {
  static final String TRAIN = "train";
  static final String BENCHMARK = "benchmark";

  public StoredLaunch {
    tags = Map.copyOf(tags);
    trials = List.copyOf(trials);
  }

  static StoredLaunch of(LaunchFacts facts) {
    Plan plan = facts.plan();
    TaskSpec task = plan.spec().settings().task();
    return new StoredLaunch(
        facts.id(),
        plan.spec().name(),
        facts.startedAt(),
        TRAIN,
        task.type().name().toLowerCase(Locale.ROOT),
        task.target(),
        task.metric(),
        task.goal().name().toLowerCase(Locale.ROOT),
        plan.spec().seed(),
        plan.spec().source(),
        plan.spec().resolved(),
        Json.parse(facts.hostJson()),
        facts.environmentFingerprint(),
        tags(facts),
        trials(plan),
        Writer.current());
  }

  static StoredLaunch of(BenchmarkFacts facts) {
    BenchmarkPlan plan = facts.plan();
    return new StoredLaunch(
        facts.id(),
        plan.spec().name(),
        facts.startedAt(),
        BENCHMARK,
        BENCHMARK,
        "",
        "bench/throughput",
        "maximize",
        plan.spec().seed(),
        plan.spec().source(),
        plan.spec().resolved(),
        Json.parse(facts.hostJson()),
        facts.fingerprint(),
        comparison(plan),
        plan.trials().stream().map(trial -> StoredTrial.of(trial, facts)).toList(),
        Writer.current());
  }

  /** Of a nested cross-validation there are more fits than those that rank trials. */
  private static Map<String, String> tags(LaunchFacts facts) {
    Map<String, String> tags = new LinkedHashMap<>(facts.tags());
    if (facts.plan().inner().isPresent()) {
      tags.put(Tags.FITS_TOTAL, Integer.toString(facts.plan().total()));
    }
    return tags;
  }

  /** What a report of the measurements is to compare, where the declaration says it. */
  private static Map<String, String> comparison(BenchmarkPlan plan) {
    JsonNode compare = plan.spec().resolved().path("report").path("compare");
    return compare.isObject() ? Map.of(Tags.COMPARE, compare.toString()) : Map.of();
  }

  private static List<StoredTrial> trials(Plan plan) {
    Map<String, Long> fits =
        plan.fits().stream()
            .filter(fit -> fit.stage().ranks())
            .map(Fit::trial)
            .collect(Collectors.groupingBy(trial -> trial.key(), Collectors.counting()));
    return plan.trials().stream()
        .map(trial -> StoredTrial.of(trial, Math.toIntExact(fits.getOrDefault(trial.key(), 0L))))
        .toList();
  }

  int plannedFits() {
    String total = tags.get(Tags.FITS_TOTAL);
    return total == null
        ? trials.stream().mapToInt(StoredTrial::fits).sum()
        : Integer.parseInt(total);
  }

  /** Whether the process that ran the launch is still there. */
  boolean running() {
    return writer.alive();
  }

  /**
   * A process, told apart from later ones with the same number by when it began.
   *
   * @param begunAtMillis 0 where the platform does not tell
   */
  public record Writer(long pid, long begunAtMillis) {

    static Writer current() {
      return of(ProcessHandle.current());
    }

    private static Writer of(ProcessHandle process) {
      long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
      return new Writer(process.pid(), begun);
    }

    private boolean alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> of(process).equals(this))
          .isPresent();
    }
  }
}
