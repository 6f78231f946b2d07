// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Metric series: their points as columns, the bytes that a chunk of them is kept as, and which of
 * many points a chart needs. Pure.
 *
 * <p>May import: model, zstd-jni.
 */
@NullMarked
package assay.tracker.series;

import org.jspecify.annotations.NullMarked;
