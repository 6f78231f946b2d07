// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * What all routes share about HTTP: content codings, bodies that are sent no faster than they are
 * taken, and the work that a request set off.
 *
 * <p>A large answer is written into a file and sent from there: its making never waits for its
 * client, and a slow client costs a piece of it in memory.
 *
 * <p>May import: Vert.x, zstd-jni.
 */
@NullMarked
package assay.tracker.http;

import org.jspecify.annotations.NullMarked;
