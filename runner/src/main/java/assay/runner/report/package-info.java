// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Results for people and programs: text tables and the JSON of the commands.
 *
 * <p>May import: execute, plan, quality, spec, compare, assay.tracker.analysis, Jackson.
 */
@NullMarked
package assay.runner.report;

import org.jspecify.annotations.NullMarked;
