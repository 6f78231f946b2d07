// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;

/**
 * The latest point of a key, as the row of its run has it.
 *
 * @param chunked whether there are chunks of the key; if not, this is its only point
 */
record LatestPoint(Metric metric, boolean chunked) {}
