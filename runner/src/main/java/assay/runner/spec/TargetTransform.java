// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** What is done to the numbers that a model learns; undone before metrics are taken. */
public enum TargetTransform {
  /** To mean 0 and population standard deviation 1. */
  STANDARDIZE,
  /** To the range from 0 to 1. */
  MIN_MAX,
  /** Natural logarithm, of numbers above 0. */
  LOG
}
