// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The dashboard in a real browser, against a real tracker that holds what the runner logs. May
 * import: the tracker, Playwright, axe, Jackson.
 */
@NullMarked
package assay.web;

import org.jspecify.annotations.NullMarked;
