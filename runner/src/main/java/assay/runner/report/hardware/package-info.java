// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The comparison of benchmarks as a text table, Markdown, CSV, JSON and a page of HTML.
 *
 * <p>May import: assay.tracker.analysis, report, Commons CSV, Jackson.
 */
@NullMarked
package assay.runner.report.hardware;

import org.jspecify.annotations.NullMarked;
