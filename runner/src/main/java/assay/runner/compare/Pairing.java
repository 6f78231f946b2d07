// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

/** Which tests fit two trials, by what their scores have in common. */
public enum Pairing {
  /** The same folds, of known size. */
  PAIRED("corrected_resampled_t", "wilcoxon"),
  /** The same folds, which may depend on each other by an unknown amount: ranks alone. */
  PAIRED_RANKS("wilcoxon", "wilcoxon"),
  /** Different folds. */
  UNPAIRED("welch_t", "mann_whitney");

  private final String test;
  private final String rankTest;

  Pairing(String test, String rankTest) {
    this.test = test;
    this.rankTest = rankTest;
  }

  /** The test that decides. */
  public String test() {
    return test;
  }

  /** The one beside it, which assumes no distribution. */
  public String rankTest() {
    return rankTest;
  }
}
