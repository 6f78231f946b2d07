// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Locale;

/** How a fit ended. */
public enum FitState {
  FINISHED,
  FAILED,
  OOM,
  TIMEOUT,
  PRUNED,
  SKIPPED,
  INTERRUPTED,
  LOST;

  /** As users see it: {@code finished}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FitState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
