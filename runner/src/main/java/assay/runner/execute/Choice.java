// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Trial;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.spec.SelectSpec.Simpler;
import assay.tracker.analysis.CorrectedResampledT;
import assay.tracker.analysis.Holm;
import assay.tracker.analysis.TTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Ranks trials and chooses one by the declared rule. Only trials with all of their fits finished
 * can be chosen: a mean over fewer folds answers another question.
 */
public final class Choice {
  private final ExperimentSpec spec;
  private final ToLongFunction<Trial> parameters;
  private final Ranking ranking;

  /**
   * @param parameters the number of weights and biases of a trial's model
   */
  public Choice(ExperimentSpec spec, ToLongFunction<Trial> parameters) {
    this.spec = spec;
    this.parameters = parameters;
    this.ranking = new Ranking(spec.settings().task());
  }

  /** Trials, ranked, with the chosen one marked; and the verdict. */
  public record Result(List<TrialSummary> ranked, Verdict verdict) {}

  public Result of(LaunchOutcome outcome, List<TrialSummary> summaries) {
    List<FitRecord> ranking =
        outcome.records().stream().filter(record -> record.fit().stage().ranks()).toList();
    return of(ranking, summaries);
  }

  /**
   * @param records of the fits that the summaries are over
   */
  Result of(List<FitRecord> records, List<TrialSummary> summaries) {
    String metric = spec.settings().task().metric();
    List<TrialSummary> ranked = ranking.of(summaries);
    List<TrialSummary> complete =
        ranked.stream().filter(summary -> summary.scored(metric)).toList();
    List<TrialSummary> eligible = complete.stream().filter(this::mayBeChosen).toList();
    List<TrialSummary> baselines =
        complete.stream().filter(summary -> summary.trial().isBaseline()).toList();
    Optional<TrialSummary> best = eligible.stream().findFirst();
    Optional<TrialSummary> chosen = best.map(leader -> choose(eligible, leader));
    List<Comparison> comparisons =
        best.map(leader -> compare(records, eligible, leader)).orElse(List.of());
    List<Comparison> beaten =
        chosen.map(trial -> compare(records, baselines, trial)).orElse(List.of());
    Verdict verdict =
        new Verdict(
            spec.select().rule().word(),
            best.map(TrialSummary::trial),
            chosen.map(TrialSummary::trial),
            comparisons,
            beaten,
            new VerdictText(spec).of(ranked, best, chosen, comparisons, beaten));
    return new Result(marked(ranked, chosen), verdict);
  }

  private boolean mayBeChosen(TrialSummary summary) {
    return spec.select().baselines() || !summary.trial().isBaseline();
  }

  private static List<TrialSummary> marked(
      List<TrialSummary> ranked, Optional<TrialSummary> chosen) {
    return ranked.stream()
        .map(s -> s.withChosen(chosen.filter(c -> c.trial().equals(s.trial())).isPresent()))
        .toList();
  }

  private TrialSummary choose(List<TrialSummary> complete, TrialSummary best) {
    if (spec.select().rule() == SelectSpec.Rule.BEST_MEAN) {
      return best;
    }
    return complete.stream()
        .filter(candidate -> ranking.withinOneStandardError(candidate, best))
        .min(simplest())
        .orElse(best);
  }

  /** By the declared order; then the better mean, since the list is ranked and min is stable. */
  private Comparator<TrialSummary> simplest() {
    Comparator<TrialSummary> order = Comparator.comparingInt(summary -> 0);
    for (Simpler simpler : spec.select().simplerIs()) {
      Comparator<TrialSummary> byValue =
          Comparator.comparingDouble(summary -> value(summary.trial(), simpler.path()));
      order = order.thenComparing(simpler.lessIsSimpler() ? byValue : byValue.reversed());
    }
    return order;
  }

  private double value(Trial trial, String path) {
    if (path.equals("model.parameters")) {
      return parameters.applyAsLong(trial);
    }
    JsonNode value = trial.resolved().at("/" + path.replace('.', '/'));
    return value.isNumber() ? value.doubleValue() : 0;
  }

  private List<Comparison> compare(
      List<FitRecord> records, List<TrialSummary> some, TrialSummary best) {
    Scores scores = Scores.of(records, spec.settings().task().metric());
    List<Trial> others =
        some.stream()
            .map(TrialSummary::trial)
            .filter(trial -> !trial.equals(best.trial()))
            .toList();
    return compare(scores, others, scores.of(best.trial()));
  }

  /**
   * Every baseline that has all folds of a search against it.
   *
   * @param search one record for each fold, of whatever trial
   * @param baselines of the same folds
   */
  List<Comparison> baselines(List<FitRecord> search, List<FitRecord> baselines) {
    String metric = spec.settings().task().metric();
    Scores scores = Scores.of(baselines, metric);
    Map<String, Double> reference = Scores.byFold(search, metric);
    List<Trial> complete =
        baselines.stream()
            .map(record -> record.fit().trial())
            .distinct()
            .filter(trial -> scores.of(trial).keySet().containsAll(reference.keySet()))
            .toList();
    return compare(scores, complete, reference);
  }

  private static List<Comparison> compare(
      Scores scores, List<Trial> others, Map<String, Double> reference) {
    List<TTest> tests = new ArrayList<>();
    for (Trial other : others) {
      double[] differences = Scores.differences(scores.of(other), reference);
      if (differences.length < 2) {
        return List.of();
      }
      tests.add(CorrectedResampledT.of(differences, scores.testToTrain()));
    }
    double[] adjusted = Holm.adjust(tests.stream().mapToDouble(TTest::p).toArray());
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      TTest test = tests.get(i);
      comparisons.add(
          new Comparison(
              others.get(i), test.mean(), test.low(), test.high(), test.p(), adjusted[i]));
    }
    return comparisons;
  }

  /** The main metric of every finished fit, by trial and fold. */
  private record Scores(Map<String, TreeMap<String, Double>> byTrial, double testToTrain) {

    static Scores of(List<FitRecord> records, String metric) {
      List<FitRecord> finished =
          records.stream().filter(record -> record.result().metrics().containsKey(metric)).toList();
      Map<String, TreeMap<String, Double>> byTrial =
          finished.stream()
              .collect(
                  Collectors.groupingBy(
                      record -> record.fit().trial().key(),
                      Collectors.toMap(
                          record -> record.fit().name(),
                          record -> record.result().metrics().getOrDefault(metric, Double.NaN),
                          (a, b) -> a,
                          TreeMap::new)));
      return new Scores(
          byTrial, Summaries.testToTrain(finished.stream().map(FitRecord::result).toList()));
    }

    static TreeMap<String, Double> byFold(List<FitRecord> records, String metric) {
      TreeMap<String, Double> byFold = new TreeMap<>();
      for (FitRecord record : records) {
        Double score = record.result().metrics().get(metric);
        if (score != null) {
          byFold.put(record.fit().name(), score);
        }
      }
      return byFold;
    }

    Map<String, Double> of(Trial trial) {
      return byTrial.getOrDefault(trial.key(), new TreeMap<>());
    }

    static double[] differences(Map<String, Double> first, Map<String, Double> second) {
      List<Double> differences = new ArrayList<>();
      first.forEach((fold, score) -> {
        Double against = second.get(fold);
        if (against != null) {
          differences.add(score - against);
        }
      });
      return differences.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
