// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * How good predictions are: metrics by their public names. Pure; definitions, edge cases and
 * defaults are scikit-learn's unless said otherwise. What is undefined is absent, with a reason.
 *
 * <p>May import: nothing of Assay.
 */
@NullMarked
package assay.runner.quality;

import org.jspecify.annotations.NullMarked;
