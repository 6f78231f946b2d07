// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Assay's own API under {@code /api/assay/v1}, for the dashboard: what MLflow's protocol has no
 * word for. So far the stream of changes.
 *
 * <p>May import: http, store, search, series, artifact, analysis, model, Jackson, Vert.x.
 */
@NullMarked
package assay.tracker.api;

import org.jspecify.annotations.NullMarked;
