// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/**
 * Predictions beside the truth, at least one row; immutable. What does not depend on the weights is
 * computed once and shared by all weightings, so that drawing rows anew is cheap.
 *
 * @param <S> the sample itself
 */
public interface Sample<S extends Sample<S>> {
  int rows();

  Weights weights();

  /** The same rows with other weights. */
  S weighted(Weights weights);
}
