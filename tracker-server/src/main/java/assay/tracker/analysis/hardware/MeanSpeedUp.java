// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Interval;

/**
 * The geometric mean of a column's speed-ups over the rows that all columns have.
 *
 * @param interval of 95 %; that of the row, where there is one. By drawing rows, forks and
 *     iterations with replacement; where any row has few forks, its ends are the outer ones of that
 *     and of Welch's interval over the forks of all rows
 * @param method how the interval came about
 * @param rows how many, each with the same weight
 */
public record MeanSpeedUp(
    String column, Verdict verdict, Interval interval, IntervalMethod method, int rows) {}
