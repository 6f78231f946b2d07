// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * A run with its data.
 *
 * @param metrics the latest point of each key
 */
public record Run(RunInfo info, List<Metric> metrics, List<Param> params, List<Tag> tags) {}
