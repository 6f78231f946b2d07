// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Metric series: which of many points a chart needs. Pure.
 *
 * <p>May import: model.
 */
@NullMarked
package assay.tracker.series;

import org.jspecify.annotations.NullMarked;
