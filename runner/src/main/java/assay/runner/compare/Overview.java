// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.tracker.analysis.Friedman;
import assay.tracker.analysis.Nemenyi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three or more trials at once, by their ranks in each fold. Folds of one cross-validation share
 * rows, so its p-values are too small: it shows the order, the pairs decide.
 *
 * @param trials the names that {@link Friedman#meanRanks} belong to
 * @param criticalDifference mean ranks that are closer cannot be told apart
 * @param groups indexes of such trials
 */
public record Overview(
    List<String> trials, Friedman friedman, double criticalDifference, List<List<Integer>> groups) {

  /** Empty for fewer than three trials, or fewer than two folds that all of them have. */
  static Optional<Overview> of(List<TrialScores> trials, boolean maximize, double alpha) {
    if (trials.size() < 3) {
      return Optional.empty();
    }
    Set<Block> shared = new TreeSet<>(trials.getFirst().byBlock().keySet());
    trials.forEach(trial -> shared.retainAll(trial.byBlock().keySet()));
    if (shared.size() < 2) {
      return Optional.empty();
    }
    List<double[]> blocks = new ArrayList<>();
    for (Block block : shared) {
      blocks.add(
          trials.stream()
              .mapToDouble(trial -> trial.byBlock().getOrDefault(block, Double.NaN))
              .map(score -> maximize ? score : -score)
              .toArray());
    }
    Friedman friedman = Friedman.of(blocks.toArray(double[][]::new));
    double difference = Nemenyi.criticalDifference(trials.size(), blocks.size(), alpha);
    return Optional.of(
        new Overview(
            trials.stream().map(TrialScores::trial).toList(),
            friedman,
            difference,
            Nemenyi.groups(friedman.meanRanks(), difference)));
  }
}
