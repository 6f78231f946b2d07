// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Assay's own API under {@code /api/assay/v1}: what MLflow's protocol has no word for. Tables by
 * column, trials over their fits, curves by bucket, reports of benchmarks, the stream of changes,
 * and logging in bulk; its reference is {@code openapi.json}.
 *
 * <p>May import: http, store, search, series, artifact, analysis, model, Jackson, Vert.x.
 */
@NullMarked
package assay.tracker.api;

import org.jspecify.annotations.NullMarked;
