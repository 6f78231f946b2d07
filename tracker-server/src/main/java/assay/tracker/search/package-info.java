// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The language of searches: parses filters and orders as MLflow writes them and evaluates them on
 * rows. Pure, so every store gives the same answer.
 *
 * <p>May import: nothing.
 */
@NullMarked
package assay.tracker.search;

import org.jspecify.annotations.NullMarked;
