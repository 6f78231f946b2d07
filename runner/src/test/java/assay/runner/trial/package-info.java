// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** Trials of the benchmarks themselves that take longer than tests may. */
@NullMarked
package assay.runner.trial;

import org.jspecify.annotations.NullMarked;
