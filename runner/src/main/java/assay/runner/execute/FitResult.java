// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one fit gave. What was not measured is absent.
 *
 * @param metrics metrics of the test part by public name, in declared order; undefined ones absent
 * @param fitSeconds time of the training itself, without evaluation
 * @param samplesPerSecond training rows × epochs / {@code fitSeconds}
 * @param memoryPeakBytes highest resident memory of the process while the fit ran
 * @param memoryShared whether other fits ran in the same process meanwhile
 * @param cause for all states but finished: what happened, in a sentence
 * @param detail a stack trace or last log lines
 */
public record FitResult(
    FitState state,
    Map<String, Double> metrics,
    OptionalInt trainRows,
    OptionalInt testRows,
    OptionalDouble fitSeconds,
    OptionalDouble samplesPerSecond,
    OptionalLong memoryPeakBytes,
    boolean memoryShared,
    Optional<String> cause,
    Optional<String> detail) {
  public FitResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A fit that did not finish; nothing was measured. */
  public static FitResult unfinished(FitState state, String cause, Optional<String> detail) {
    return new FitResult(
        state,
        Map.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        false,
        Optional.of(cause),
        detail);
  }

  public FitResult withMemory(OptionalLong peakBytes, boolean shared) {
    return new FitResult(
        state,
        metrics,
        trainRows,
        testRows,
        fitSeconds,
        samplesPerSecond,
        peakBytes,
        shared,
        cause,
        detail);
  }
}
