// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Which trial to use, and what the numbers allow to say.
 *
 * @param rule {@code best_mean} or {@code one_standard_error}
 * @param best the trial with the best mean; empty when no trial has all of its fits
 * @param comparisons every other complete trial that may be chosen against the best one, in ranked
 *     order
 * @param baselines every complete baseline against the chosen trial, in ranked order
 * @param text the same in words
 */
public record Verdict(
    String rule,
    Optional<Trial> best,
    Optional<Trial> chosen,
    List<Comparison> comparisons,
    List<Comparison> baselines,
    String text) {
  public Verdict {
    comparisons = List.copyOf(comparisons);
    baselines = List.copyOf(baselines);
  }
}
