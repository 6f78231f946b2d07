// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Statistics of scores: aggregates, intervals, tests and corrections. Pure.
 *
 * <p>May import: Commons Statistics.
 */
@NullMarked
package assay.tracker.analysis;

import org.jspecify.annotations.NullMarked;
