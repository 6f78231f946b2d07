// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

/** To be called often by whatever takes long. */
@FunctionalInterface
interface Check {
  /**
   * @throws InterruptedException when the work must not go on
   */
  void check() throws InterruptedException;
}
