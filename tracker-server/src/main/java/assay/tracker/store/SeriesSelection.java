// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.List;

/**
 * The series of some keys in some runs.
 *
 * @param runIds distinct; unknown ones have no points
 * @param keys distinct
 */
public record SeriesSelection(List<String> runIds, List<String> keys) {}
