// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Locale;

/** What can be said of a cell against the baseline. */
public enum Verdict {
  /** It is the baseline. */
  BASELINE,
  /** The interval lies above 1, and the effect above the noise threshold. */
  FASTER,
  /** The interval lies below 1, and the effect above the noise threshold. */
  SLOWER,
  /** The interval leaves out 1, but the effect is no larger than the noise threshold. */
  NEGLIGIBLE,
  /** The interval holds 1: the two cannot be told apart. */
  TIED,
  /** One fork on either side, or one that stood still: nothing is known of how forks differ. */
  NO_INTERVAL,
  /** The two did not measure the same thing, or one of them is no result. */
  NOT_COMPARABLE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the two were compared with an interval. */
  public boolean isCompared() {
    return this == FASTER || this == SLOWER || this == NEGLIGIBLE || this == TIED;
  }
}
