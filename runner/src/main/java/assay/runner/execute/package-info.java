// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Runs a plan: order, parallelism, deadlines, resume, aggregates and choice. Declares the ports
 * {@link assay.runner.execute.Executor} and {@link assay.runner.execute.RunSink}.
 *
 * <p>May import: spec, plan, measure, assay.tracker.analysis.
 */
@NullMarked
package assay.runner.execute;

import org.jspecify.annotations.NullMarked;
