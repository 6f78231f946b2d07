// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

/** Where the p-value of a rank test comes from. */
public enum PMethod {
  /** From every arrangement of the ranks. */
  EXACT,
  /** From the normal distribution, corrected for ties and continuity. */
  ASYMPTOTIC;

  /**
   * Arrangements of tied ranks are not tabulated, and those of large samples are too many while the
   * normal distribution fits.
   */
  static PMethod fitting(boolean tied, int size) {
    return tied || size > 50 ? ASYMPTOTIC : EXACT;
  }
}
