// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

/**
 * A part of the rows that a query found.
 *
 * @param rows for reading only
 * @param more whether further rows follow
 */
public record Found(int[] rows, boolean more) {}
