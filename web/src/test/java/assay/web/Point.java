// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

/**
 * A value of a metric.
 *
 * @param timestamp milliseconds since 1970
 */
record Point(String key, double value, int step, long timestamp) {}
