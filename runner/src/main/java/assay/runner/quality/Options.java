// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.OptionalDouble;

/**
 * What metrics may be told; the defaults are scikit-learn's.
 *
 * @param zeroDivision what 0/0 counts in precision and its relatives: 0 or 1
 * @param maxFpr the part of the ROC curve that {@code roc_auc} looks at, in (0, 1)
 * @param kappa how disagreements count in {@code cohen_kappa}
 * @param forceFinite whether {@code r2} and its relatives are 1 or 0 where the truth is constant;
 *     undefined otherwise
 * @param outputs how the values of several outputs become one
 */
public record Options(
    double zeroDivision, OptionalDouble maxFpr, Kappa kappa, boolean forceFinite, Outputs outputs) {
  public static final Options DEFAULT =
      new Options(0, OptionalDouble.empty(), Kappa.UNWEIGHTED, true, Outputs.UNIFORM_AVERAGE);

  /** How much worse it is to miss a class by more than one. */
  public enum Kappa {
    UNWEIGHTED,
    LINEAR,
    QUADRATIC
  }

  /** From the values of several outputs to one. */
  public enum Outputs {
    UNIFORM_AVERAGE,
    /** No average: one value each. */
    RAW_VALUES,
    /** Of {@code r2} and {@code explained_variance}: by the variance of the truth. */
    VARIANCE_WEIGHTED
  }
}
