// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The tracker as a thing to start and stop: wiring, the data directory and its lock, the pages, and
 * who may connect.
 *
 * <p>May import: all of tracker, Vert.x, Jackson (for the lock file).
 */
@NullMarked
package assay.tracker.server;

import org.jspecify.annotations.NullMarked;
