// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Where launches are written: the journal, an append-only file that is always first, and a tracker
 * that speaks the MLflow REST protocol. Adapters of {@link assay.runner.execute.RunSink}.
 *
 * <p>May import: execute, plan, spec, measure, compare, report, assay.tracker.analysis, Jackson.
 */
@NullMarked
package assay.runner.record;

import org.jspecify.annotations.NullMarked;
