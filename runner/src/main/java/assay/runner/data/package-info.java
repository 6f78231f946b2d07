// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Data sets and what happens to rows before a model sees them: reading, folds, and preprocessing
 * that is fitted on the training part of a fold alone. No engine, no network.
 *
 * <p>May import: spec, seeds and fits of plan, quality (files of predictions are read into what it
 * judges), Commons CSV, Jackson (fitted steps are kept as JSON).
 */
@NullMarked
package assay.runner.data;

import org.jspecify.annotations.NullMarked;
