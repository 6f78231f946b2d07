// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import java.util.List;

/**
 * A part of the rows that a query found.
 *
 * @param more whether further rows follow
 */
public record Found(List<Integer> rows, boolean more) {}
