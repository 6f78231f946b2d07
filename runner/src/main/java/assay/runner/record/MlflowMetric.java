// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

/**
 * One point of a metric.
 *
 * @param timestamp milliseconds since 1970
 */
public record MlflowMetric(String key, double value, long step, long timestamp) {}
