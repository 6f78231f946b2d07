// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one measurement gave. What was not measured is absent.
 *
 * @param metrics by public name, {@code bench/throughput} …
 * @param series values over iterations or samples, such as {@link #ITERATIONS}
 * @param flags why a number should be read with care: name of the flag to the reason in words
 * @param artifacts texts by path, such as {@link #LATENCIES}
 * @param cause for all states but finished: what happened, in a sentence
 * @param detail a stack trace or the last lines of the process
 */
public record MeasurementResult(
    FitState state,
    Map<String, Double> metrics,
    Curves series,
    Map<String, String> flags,
    Map<String, String> artifacts,
    Optional<String> cause,
    Optional<String> detail) {

  /** Samples per second of each iteration, step from 0. */
  public static final String ITERATIONS = "bench/iteration_throughput";

  /** A histogram of service times. */
  public static final String LATENCIES = "assay/latency.hdr";

  /** A histogram of response times, of an open load. */
  public static final String RESPONSES = "assay/response.hdr";

  public MeasurementResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }

  /** A measurement that did not finish; nothing was measured. */
  public static MeasurementResult unfinished(
      FitState state, String cause, Optional<String> detail) {
    return new MeasurementResult(
        state, Map.of(), new Curves(), Map.of(), Map.of(), Optional.of(cause), detail);
  }

  public MeasurementResult withFlags(Map<String, String> all) {
    return new MeasurementResult(state, metrics, series, all, artifacts, cause, detail);
  }
}
