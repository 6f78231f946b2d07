// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** A step that knows its numbers. */
sealed interface FittedStep permits Standardizer {

  /** Changes the values, row-major with as many columns as it was fitted on. */
  void apply(double[] values);
}
