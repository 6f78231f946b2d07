// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Metric;
import java.util.List;

/** Points of one run, by step, timestamp and value. */
public record SampledSeries(String runId, List<Metric> metrics) {}
