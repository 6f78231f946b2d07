// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.List;
import java.util.Map;

/**
 * A trial of a benchmark as a tracker keeps it, with its measurements.
 *
 * @param startMillis milliseconds since 1970
 * @param endMillis the same; of a trial that has not ended, its start
 * @param finished whether the tracker calls the run finished
 * @param metrics the latest value of each
 */
public record BenchmarkTrial(
    String runId,
    String name,
    long startMillis,
    long endMillis,
    boolean finished,
    Map<String, String> params,
    Map<String, String> tags,
    Map<String, Double> metrics,
    List<BenchmarkFork> forks) {}
