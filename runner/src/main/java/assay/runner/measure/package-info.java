// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Clocks and resource probes as ports, and what is computed from their readings: histograms, steady
 * states, peaks.
 *
 * <p>May import: nothing of Assay; HdrHistogram.
 */
@NullMarked
package assay.runner.measure;

import org.jspecify.annotations.NullMarked;
