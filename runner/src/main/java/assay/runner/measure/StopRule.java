// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

/**
 * When to stop repeating: once the mean is known well enough, but not before a least number of
 * repetitions and not after a largest. Looking at the interval after each repetition makes it a
 * little too narrow; the least number keeps that small.
 *
 * @param relativeHalfWidth half of the interval's width as a share of its mean, such as 0.03
 */
public record StopRule(int least, int most, double relativeHalfWidth) {
  public StopRule {
    if (least < 1 || most < least || !(relativeHalfWidth >= 0)) {
      throw new IllegalArgumentException(
          "%d to %d repetitions, %s of the mean".formatted(least, most, relativeHalfWidth));
    }
  }

  /** What to do after a repetition. */
  public enum Decision {
    CONTINUE,
    /** The interval is narrow enough. */
    PRECISE,
    /** There may be no more, and the interval is still wide. */
    EXHAUSTED
  }

  /**
   * @param done repetitions until now
   * @param mean of all of them
   * @param low end of its confidence interval; NaN where there is none yet
   * @param high the other end
   */
  public Decision after(int done, double mean, double low, double high) {
    boolean narrow = (high - low) / 2 < relativeHalfWidth * Math.abs(mean);
    if (done >= least && narrow) {
      return Decision.PRECISE;
    }
    return done >= most ? Decision.EXHAUSTED : Decision.CONTINUE;
  }
}
