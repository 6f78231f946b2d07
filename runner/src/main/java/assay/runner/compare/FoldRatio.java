// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * n_test / n_train of a fold, by which scores of one cross-validation depend on each other.
 *
 * @param assumed nobody said it: it is that of a k-fold cross-validation, 1 / (k − 1)
 */
public record FoldRatio(double testToTrain, boolean assumed) {

  /**
   * What the folds tell if their sizes are not known. Empty for a single fold, which may have been
   * of any size.
   */
  static Optional<FoldRatio> assumed(Collection<TrialScores> trials) {
    long folds =
        trials.stream()
            .flatMap(trial -> trial.byBlock().keySet().stream())
            .map(Block::fold)
            .distinct()
            .count();
    return folds < 2 ? Optional.empty() : Optional.of(new FoldRatio(1.0 / (folds - 1), true));
  }

  /** The mean of what is known, or what the folds tell. */
  static Optional<FoldRatio> of(List<OptionalDouble> known, Collection<TrialScores> trials) {
    OptionalDouble mean = known.stream().flatMapToDouble(OptionalDouble::stream).average();
    return mean.isPresent()
        ? Optional.of(new FoldRatio(mean.getAsDouble(), false))
        : assumed(trials);
  }
}
