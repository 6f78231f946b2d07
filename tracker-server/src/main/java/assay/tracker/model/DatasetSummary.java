// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/**
 * A data set that runs of an experiment used for something.
 *
 * @param context what for, such as "training"; empty if that was not said
 */
public record DatasetSummary(String experimentId, String name, String digest, String context) {}
