// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.TaskSpec;
import assay.tracker.analysis.Aggregate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verdict in words: the choice, its interval, and what cannot be told apart from the best. */
final class VerdictText {
  private final String metric;
  private final TaskSpec.Goal goal;

  VerdictText(ExperimentSpec spec) {
    this.metric = spec.settings().task().metric();
    this.goal = spec.settings().task().goal();
  }

  String of(
      List<TrialSummary> ranked,
      Optional<TrialSummary> best,
      Optional<TrialSummary> chosen,
      List<Comparison> comparisons,
      List<Comparison> baselines) {
    if (best.isEmpty() || chosen.isEmpty()) {
      return "No trial has all of its fits, so none is chosen.";
    }
    return choice(best.get(), chosen.get())
        + ties(best.get(), comparisons)
        + baselines.stream().map(this::baseline).collect(Collectors.joining())
        + incomplete(ranked);
  }

  /** Of the chosen trial against a baseline; a gain is better, whichever way the metric goes. */
  String baseline(Comparison baseline) {
    boolean up = goal == TaskSpec.Goal.MAXIMIZE;
    double gain = up ? -baseline.difference() : baseline.difference();
    double low = up ? -baseline.high() : baseline.low();
    double high = up ? -baseline.low() : baseline.high();
    String name = baseline.trial().name();
    if (!baseline.told()) {
      return " It cannot be told apart from the %s (ahead by %s, 95 %% interval %s to %s)."
          .formatted(name, number(gain), number(low), number(high));
    }
    return gain > 0
        ? " It beats the %s by %s (95 %% interval %s to %s)."
            .formatted(name, number(gain), number(low), number(high))
        : " The %s beats it by %s (95 %% interval %s to %s)."
            .formatted(name, number(-gain), number(-high), number(-low));
  }

  private String choice(TrialSummary best, TrialSummary chosen) {
    String name = chosen.trial().name();
    Aggregate aggregate = chosen.score(metric);
    String score = score(aggregate, "fit");
    if (chosen.trial().equals(best.trial())) {
      return "%s is chosen: it has the best mean, %s.".formatted(capital(name), score);
    }
    return "%s is chosen: the simplest within one standard error of %s, %s."
        .formatted(capital(name), best.trial().name(), score);
  }

  /**
   * @param unit what the score is over
   */
  String score(Aggregate aggregate, String unit) {
    return "%s %s%s over %d %s%s"
        .formatted(
            metric,
            number(aggregate.mean()),
            interval(aggregate),
            aggregate.n(),
            unit,
            aggregate.n() == 1 ? "" : "s");
  }

  private static String interval(Aggregate aggregate) {
    if (aggregate.low().isEmpty() || aggregate.high().isEmpty()) {
      return "";
    }
    return " (95 %% interval %s to %s)"
        .formatted(number(aggregate.low().getAsDouble()), number(aggregate.high().getAsDouble()));
  }

  private static String ties(TrialSummary best, List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return "";
    }
    int all = comparisons.size();
    int tied = (int) comparisons.stream().filter(comparison -> !comparison.told()).count();
    String apart = "cannot be told apart from " + best.trial().name();
    String sentence;
    if (tied == all) {
      sentence = (all == 1 ? "The other trial " : "All %d other trials ".formatted(all)) + apart;
    } else if (tied == 0) {
      sentence = all == 1 ? "The other trial is worse" : "All %d others are worse".formatted(all);
    } else {
      int worse = all - tied;
      sentence =
          "%d of the %d other trials %s, %d %s worse"
              .formatted(tied, all, apart, worse, worse == 1 ? "is" : "are");
    }
    return " %s (corrected resampled t-test over folds, Holm's correction).".formatted(sentence);
  }

  private String incomplete(List<TrialSummary> ranked) {
    long missing = ranked.stream().filter(summary -> !summary.scored(metric)).count();
    return missing == 0
        ? ""
        : " %d of %d trials lack finished fits or the metric in some and were not considered."
            .formatted(missing, ranked.size());
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.equals("-0.0000") ? "0.0000" : text;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
