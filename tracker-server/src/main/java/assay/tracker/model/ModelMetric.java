// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/**
 * A point of a metric that measures a logged model, perhaps on a data set.
 *
 * @param runId the run that measured it
 * @param datasetName empty if there is none
 * @param datasetDigest empty if there is none
 */
public record ModelMetric(
    Metric metric, String modelId, String runId, String datasetName, String datasetDigest) {}
