// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import java.util.Optional;

/**
 * How to compare.
 *
 * @param baseline the trial that all others are compared with; else the one with the best mean
 * @param rope differences up to this size are practically none, in the unit of the metric
 * @param alpha probability of telling any trial apart from the baseline although none differs
 */
public record CompareOptions(Optional<String> baseline, double rope, double alpha) {}
