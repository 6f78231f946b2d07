// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * What an experiment expands to: trials, folds, repeats, seeds and keys. Pure.
 *
 * <p>May import: spec, Jackson.
 */
@NullMarked
package assay.runner.plan;

import org.jspecify.annotations.NullMarked;
