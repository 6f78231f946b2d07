// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** A step that is fitted on the training part of a fold and applied to both parts. */
public sealed interface PreprocessStep {

  /** To mean 0 and (population) standard deviation 1; constant columns become 0. */
  record Standardize() implements PreprocessStep {}
}
