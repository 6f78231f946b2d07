// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Locale;

/** How a launch ended, as in the JSON of {@code assay run}. */
public enum LaunchState {
  /** Every fit has ended; some may have failed. */
  FINISHED,
  /** Stopped early because fits failed. */
  PARTIAL,
  BUDGET,
  INTERRUPTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
