// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * How fast a model answers: load on a workload under a schedule, and what a device can do at best.
 * Times are taken from a port, so that a load can be tried in virtual time.
 *
 * <p>May import: spec, plan, execute, model, measure, train (which sets the engine up); JMH and
 * DJL.
 */
@NullMarked
package assay.runner.benchmark;

import org.jspecify.annotations.NullMarked;
