// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;

/**
 * A view of consecutive rows of an epoch.
 *
 * @param firstRow position in the epoch's order
 * @param features [rows, columns]
 * @param lossGradient [rows, classes]: of the mean cross-entropy of these rows with respect to
 *     their log-probabilities, −1/rows at the true class and 0 elsewhere
 */
record Batch(int firstRow, int rows, NDArray features, NDArray lossGradient) {}
