// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The embedded store: one SQLite file in WAL mode. One thread writes and commits the writes of many
 * callers together; readers have connections of their own and never wait for it.
 *
 * <p>May import: store, store.index, search, series, model, java.sql, org.sqlite, zstd-jni.
 */
@NullMarked
package assay.tracker.store.sqlite;

import org.jspecify.annotations.NullMarked;
