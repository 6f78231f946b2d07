// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Compares what benchmarks measured on devices, engines, precisions, thread counts or batch sizes.
 * Pure: trials in, a report out.
 *
 * <p>May import: analysis.
 */
@NullMarked
package assay.tracker.analysis.hardware;

import org.jspecify.annotations.NullMarked;
