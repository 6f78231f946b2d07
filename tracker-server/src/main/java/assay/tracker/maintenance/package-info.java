// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Care for a data directory: copies to keep, bringing them back, and looking for what is wrong.
 * Used by commands beside a server that runs, or without one.
 *
 * <p>May import: server, store.sqlite, JDBC and SQLite.
 */
@NullMarked
package assay.tracker.maintenance;

import org.jspecify.annotations.NullMarked;
