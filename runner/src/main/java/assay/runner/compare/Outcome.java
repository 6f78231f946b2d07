// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import java.util.Locale;

/** What a comparison with the baseline came to, after Holm's correction. */
public enum Outcome {
  BETTER,
  WORSE,
  /** Neither better nor worse, as far as these scores tell. */
  NOT_TOLD,
  /** So few scores that no outcome of the test could have told them apart. */
  TOO_FEW;

  /** As JSON has it, such as {@code not_told}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
