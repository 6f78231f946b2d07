// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.compare.Block;
import assay.runner.compare.ScoreSet;
import assay.runner.compare.TrialScores;
import assay.runner.spec.TaskSpec.Goal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scores of the finished fits of an experiment, as a tracker knows them. */
public final class TrackedScores {
  private static final String FINISHED = "FINISHED";

  private final MlflowClient client;

  public TrackedScores(MlflowClient client) {
    this.client = client;
  }

  /**
   * Trials without a finished fit that has the metric are left out. How many rows a fold tests and
   * trains on is not logged; their ratio is what makes a trial's standard error out of its standard
   * deviation.
   *
   * @param experiment its id
   */
  public ScoreSet of(String experiment, String metric, Goal goal) {
    Map<String, List<MlflowRun>> fits = fits(experiment);
    List<TrialScores> trials = new ArrayList<>();
    List<OptionalDouble> ratios = new ArrayList<>();
    Map<String, Long> names =
        trials(experiment).stream()
            .collect(Collectors.groupingBy(MlflowRun::name, Collectors.counting()));
    for (MlflowRun trial : trials(experiment)) {
      SortedMap<Block, Double> scores = scores(fits.getOrDefault(trial.id(), List.of()), metric);
      if (!scores.isEmpty()) {
        boolean unique = names.getOrDefault(trial.name(), 0L) == 1;
        trials.add(new TrialScores(unique ? trial.name() : nameWithKey(trial), scores));
        ratios.add(testToTrain(trial));
      }
    }
    return ScoreSet.of(metric, goal, trials, ratios);
  }

  /** What the finished fits measured, for those who ask for something else. */
  public Collection<String> metrics(String experiment) {
    return fits(experiment).values().stream()
        .flatMap(List::stream)
        .flatMap(fit -> fit.metrics().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<MlflowRun> trials(String experiment) {
    return client.searchRuns(experiment, Tags.kindFilter("trial")).stream()
        .sorted(Comparator.comparingLong(MlflowRun::startMillis))
        .toList();
  }

  private Map<String, List<MlflowRun>> fits(String experiment) {
    return client.searchRuns(experiment, Tags.kindFilter("fit")).stream()
        .filter(fit -> fit.status().equals(FINISHED))
        .sorted(Comparator.comparingLong(MlflowRun::startMillis))
        .collect(Collectors.groupingBy(fit -> fit.tag("mlflow.parentRunId")));
  }

  /** Of several runs of one fit the last one counts. */
  private static SortedMap<Block, Double> scores(List<MlflowRun> fits, String metric) {
    SortedMap<Block, Double> scores = new TreeMap<>();
    for (MlflowRun fit : fits) {
      Optional<MlflowRun.Latest> latest = Optional.ofNullable(fit.metrics().get(metric));
      Optional<Block> block = block(fit);
      if (latest.isPresent() && Double.isFinite(latest.get().value()) && block.isPresent()) {
        scores.put(block.get(), latest.get().value());
      }
    }
    return scores;
  }

  /** Any client may write tags. */
  private static Optional<Block> block(MlflowRun fit) {
    String repeat = fit.tag("assay.repeat");
    String fold = fit.tag("assay.fold");
    boolean numbers = repeat.matches("[0-9]{1,9}") && fold.matches("[0-9]{1,9}");
    return numbers
        ? Optional.of(new Block(Integer.parseInt(repeat), Integer.parseInt(fold)))
        : Optional.empty();
  }

  private static String nameWithKey(MlflowRun trial) {
    String key = trial.tag(Tags.KEY);
    return "%s (%s)"
        .formatted(
            trial.name(), key.isEmpty() ? trial.id() : key.substring(0, Math.min(8, key.length())));
  }

  /** (se/sd)² − 1/n. */
  private static OptionalDouble testToTrain(MlflowRun trial) {
    return TrackedTrials.aggregates(trial).values().stream()
        .filter(it -> it.sd().orElse(0) > 0 && it.se().isPresent())
        .mapToDouble(
            it -> Math.pow(it.se().getAsDouble() / it.sd().getAsDouble(), 2) - 1.0 / it.n())
        .map(ratio -> Math.max(0, ratio))
        .findFirst();
  }
}
