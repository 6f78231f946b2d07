// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Compares trials by their scores per fold: which tests fit, what they say, and in which order the
 * trials come. Pure; the formulas are those of {@code assay.tracker.analysis}.
 *
 * <p>May import: spec, data (the rows of a file of scores), assay.tracker.analysis.
 */
@NullMarked
package assay.runner.compare;

import org.jspecify.annotations.NullMarked;
