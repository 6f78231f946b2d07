// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many times as fast as the baseline a cell is.
 *
 * @param ratio of throughputs; also of cells with flags, where it is an indication and no result;
 *     absent where the two did not measure the same thing
 * @param interval of 95 %; absent where the ratio or a second fork is, or a fork stood still
 * @param method how the interval came about; absent without one
 * @param because why the two are not comparable; empty if they are
 */
public record SpeedUp(
    Verdict verdict,
    OptionalDouble ratio,
    Optional<Interval> interval,
    Optional<IntervalMethod> method,
    List<String> because) {

  public SpeedUp {
    because = List.copyOf(because);
  }

  static SpeedUp without(Verdict verdict, List<String> because) {
    return new SpeedUp(
        verdict, OptionalDouble.empty(), Optional.empty(), Optional.empty(), because);
  }
}
