// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalDouble;

/** What one source says of a window: joules, or why there are none. */
public sealed interface SourceEnergy {

  /**
   * How joules were found.
   *
   * <p>COUNTER: the difference of a counter of the hardware. SAMPLED: power that was read now and
   * then, with straight lines between. ESTIMATE: reckoned from what was used; never a measured
   * value, see {@link Estimated}.
   */
  enum Method {
    COUNTER,
    SAMPLED,
    ESTIMATE
  }

  record Measured(double joules, Method method) implements SourceEnergy {}

  /**
   * Not measured, but reckoned: time of processors times a power that was declared or that a data
   * sheet tells. Counts neither as measured nor in a total of what was.
   */
  record Estimated(double joules) implements SourceEnergy {}

  /**
   * Not measured.
   *
   * @param reason a sentence for the user
   */
  record Unmeasured(String reason) implements SourceEnergy {}

  /** Empty where it was not measured; never 0 for that. */
  default OptionalDouble measuredJoules() {
    return this instanceof Measured measured
        ? OptionalDouble.of(measured.joules())
        : OptionalDouble.empty();
  }
}
