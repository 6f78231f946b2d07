// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Locale;

/** How the interval of a ratio came about. */
public enum IntervalMethod {
  /** Forks and then their iterations were drawn with replacement. */
  BOOTSTRAP,
  /** Welch's t-test on the logarithms of the forks' means, since there are few forks. */
  WELCH;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
