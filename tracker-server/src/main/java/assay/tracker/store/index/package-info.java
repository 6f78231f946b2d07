// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The runs of a store as columns in memory, so that a search reads numbers instead of a database.
 * Knows nothing of how the runs are kept.
 *
 * <p>May import: search, model.
 */
@NullMarked
package assay.tracker.store.index;

import org.jspecify.annotations.NullMarked;
