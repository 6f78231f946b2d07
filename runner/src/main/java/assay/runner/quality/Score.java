// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** What a metric says of some predictions. */
sealed interface Score {

  /** A finite number. */
  record Value(double value) implements Score {}

  /**
   * The metric has no value here.
   *
   * @param reason a clause without a full stop
   */
  record Undefined(String reason) implements Score {}
}
