// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;

/**
 * A view of consecutive rows of an epoch.
 *
 * @param firstRow position in the epoch's order
 * @param features [rows, …]
 */
record Batch(int firstRow, int rows, NDArray features) {}
