// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Brings over what other trackers hold: MLflow's own stores, its SQLite database and its folder of
 * files, read as they lie on disk, and archives of runs, which it writes too. Nothing there is
 * changed.
 */
@NullMarked
package assay.tracker.exchange;

import org.jspecify.annotations.NullMarked;
