// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * MLflow's REST protocol over HTTP: decodes requests, calls the stores, encodes answers and errors.
 * Nothing blocks an event loop: bodies are parsed and stores called on worker threads.
 *
 * <p>May import: http, store, search, artifact, model, Jackson, Vert.x.
 */
@NullMarked
package assay.tracker.mlflow;

import org.jspecify.annotations.NullMarked;
