// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.execute.NestedEstimate.Winner;
import assay.runner.plan.Trial;
import assay.runner.spec.ExperimentSpec;
import assay.tracker.analysis.Aggregate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A nested estimate in words: what the search scores, and how steady its choice is. */
final class NestedText {
  private final ExperimentSpec spec;

  NestedText(ExperimentSpec spec) {
    this.spec = spec;
  }

  String of(Map<String, Aggregate> metrics, List<Winner> winners, List<Comparison> baselines) {
    String metric = spec.settings().task().metric();
    Optional<Aggregate> score = Optional.ofNullable(metrics.get(metric));
    if (score.isEmpty()) {
      return "No outer fold has a score, so nothing can be said of the search.";
    }
    VerdictText words = new VerdictText(spec);
    return "The search as a whole scores %s (nested cross-validation)."
            .formatted(words.score(score.get(), "outer fold"))
        + stability(winners)
        + baselines.stream().map(words::baseline).collect(Collectors.joining());
  }

  private static String stability(List<Winner> winners) {
    Map<Trial, Long> counts =
        winners.stream()
            .flatMap(winner -> winner.trial().stream())
            .collect(Collectors.groupingBy(t -> t, LinkedHashMap::new, Collectors.counting()));
    List<Map.Entry<Trial, Long>> ordered =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Trial, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparingInt(entry -> entry.getKey().number()))
            .toList();
    if (ordered.isEmpty()) {
      return "";
    }
    int all = winners.size();
    String first = ordered.getFirst().getKey().name();
    if (ordered.size() == 1 && ordered.getFirst().getValue() == all) {
      return " Its choice is steady: %s in every outer fold.".formatted(first);
    }
    String others =
        ordered.stream()
            .skip(1)
            .limit(3)
            .map(entry -> "%s in %d".formatted(entry.getKey().name(), entry.getValue()))
            .collect(Collectors.joining(", "));
    long count = ordered.getFirst().getValue();
    return " Its choice is %s: %s in %d of %d outer folds%s."
        .formatted(
            2 * count > all ? "mostly the same" : "not steady",
            first,
            count,
            all,
            (others.isEmpty() ? "" : ", " + others)
                + (ordered.size() > 4
                    ? ", %d more in the rest".formatted(ordered.size() - 4)
                    : ""));
  }
}
