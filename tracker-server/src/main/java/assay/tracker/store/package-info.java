// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Where experiments and runs are kept: the port {@link assay.tracker.store.TrackingStore}, the
 * values it takes and gives, and its errors.
 *
 * <p>May import: model, search, series.
 */
@NullMarked
package assay.tracker.store;

import org.jspecify.annotations.NullMarked;
