// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The words of the tracker as records: experiments, runs, metrics, params and tags.
 *
 * <p>May import: nothing.
 */
@NullMarked
package assay.tracker.model;

import org.jspecify.annotations.NullMarked;
