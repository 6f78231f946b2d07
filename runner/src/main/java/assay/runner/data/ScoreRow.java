// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.OptionalDouble;

/**
 * The score of a trial on one fold.
 *
 * @param fold from 0
 * @param repeat from 0; equal folds of equal repeats have the same rows in every trial
 * @param testToTrain n_test / n_train of the fold
 */
public record ScoreRow(
    String trial, int fold, int repeat, double score, OptionalDouble testToTrain) {}
