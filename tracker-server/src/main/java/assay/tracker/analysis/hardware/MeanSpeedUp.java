// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Interval;

/**
 * The geometric mean of a column's speed-ups over the rows that all columns have.
 *
 * @param interval of 95 %, by drawing rows, forks and iterations with replacement; that of the row,
 *     where there is one
 * @param rows how many, each with the same weight
 */
public record MeanSpeedUp(String column, Verdict verdict, Interval interval, int rows) {}
