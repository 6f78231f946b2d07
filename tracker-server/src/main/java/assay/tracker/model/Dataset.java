// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/**
 * Data that runs read. Within an experiment, name and digest tell data sets apart.
 *
 * @param schema may be empty
 * @param profile may be empty
 */
public record Dataset(
    String name, String digest, String sourceType, String source, String schema, String profile) {}
