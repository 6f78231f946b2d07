// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Trial;
import assay.tracker.analysis.Aggregate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the whole search is worth: in each outer fold a trial was chosen without its test part, and
 * scored on it. Scores of the ranking are higher, since there the best of many was taken.
 *
 * @param metrics over the outer folds, by public name
 * @param winners one for each outer fold, repeat by repeat
 * @param baselines every baseline against the search, over the outer folds
 * @param failed fits inside of outer folds, and of chosen trials, that ended and did not finish
 * @param text the same in words
 */
public record NestedEstimate(
    Map<String, Aggregate> metrics,
    List<Winner> winners,
    List<Comparison> baselines,
    int failed,
    String text) {
  public NestedEstimate {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    winners = List.copyOf(winners);
    baselines = List.copyOf(baselines);
  }

  /**
   * Which trial was chosen in an outer fold.
   *
   * @param trial empty where none has all of its inner fits
   * @param metrics on the test part; empty where the fit is missing
   */
  public record Winner(int repeat, int fold, Optional<Trial> trial, Map<String, Double> metrics) {
    public Winner {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /** Whether every outer fold has its score. */
  public boolean complete() {
    return winners.stream().noneMatch(winner -> winner.metrics().isEmpty());
  }
}
