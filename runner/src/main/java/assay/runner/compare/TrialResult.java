// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.tracker.analysis.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One trial of a comparison.
 *
 * @param sd with n − 1; absent for one score
 * @param interval of the mean; absent for one score, and where the folds' sizes are not known
 * @param difference to the baseline; absent for the baseline itself
 */
public record TrialResult(
    String trial,
    double mean,
    OptionalDouble sd,
    int n,
    Optional<Interval> interval,
    Optional<Difference> difference,
    Optional<Outcome> outcome) {}
