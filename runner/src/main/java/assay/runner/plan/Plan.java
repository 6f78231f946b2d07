// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.SplitSpec;
import java.util.List;
import java.util.Optional;

/**
 * The ordered list of fits that an experiment expands to; fits stand trial by trial. Where
 * cross-validation is nested, the fits that score what was chosen in each outer fold are not among
 * them: they are known when the others have ended, see {@link Planner#outerFit}.
 */
public record Plan(ExperimentSpec spec, PlanInputs inputs, List<Trial> trials, List<Fit> fits) {
  public Plan {
    trials = List.copyOf(trials);
    fits = List.copyOf(fits);
  }

  /** The same with other fits. */
  public Plan withFits(List<Fit> others) {
    return new Plan(spec, inputs, trials, others);
  }

  /** How trials are compared inside of outer folds, where cross-validation is nested. */
  public Optional<SplitSpec> inner() {
    return spec.settings().split().nested();
  }

  /** Folds × repeats that scores are taken from. */
  public int outerFolds() {
    return inputs.folds() * spec.settings().split().repeats();
  }

  /** Fits of a launch, with those that will be known later. */
  public int total() {
    return fits.size() + (inner().isPresent() ? outerFolds() : 0);
  }

  /** Trials of the search, without baselines. */
  public long searched() {
    return trials.stream().filter(trial -> !trial.isBaseline()).count();
  }

  /**
   * What the fits are made of: {@code 16 trials × 15 fits}, or {@code 15 outer folds × (48 trials ×
   * 3 + 1) + 48 trials × 3 for the final search}.
   */
  public String text() {
    long baselines = trials.size() - searched();
    String all = counted(searched(), "trial");
    String simple = counted(baselines, "baseline");
    if (inner().isEmpty()) {
      String both = baselines == 0 ? all : "(%s + %s)".formatted(all, simple);
      return "%s × %d fits".formatted(both, trials.isEmpty() ? 0 : fits.size() / trials.size());
    }
    int within = inner().map(split -> split.parts() * split.repeats()).orElseThrow();
    return "%d outer folds × (%s × %d + 1) + %s × %d for the final search%s"
        .formatted(
            outerFolds(),
            all,
            within,
            all,
            within,
            baselines == 0 ? "" : " + %s × %d".formatted(simple, outerFolds() + within));
  }

  private static String counted(long count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
