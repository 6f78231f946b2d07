// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

/**
 * A p-value on its way through Holm's correction.
 *
 * @param p two-sided
 * @param smallestP the smallest one that so many scores could ever give
 * @param adjustedP after Holm's correction over all comparisons with the baseline
 * @param method {@code t}, {@code exact} or {@code asymptotic}
 */
public record TestResult(double p, double smallestP, double adjustedP, String method) {

  static TestResult raw(double p, double smallestP, String method) {
    return new TestResult(p, smallestP, p, method);
  }

  TestResult withAdjusted(double adjusted) {
    return new TestResult(p, smallestP, adjusted, method);
  }

  /** Whether no scores whatever could have given a p below alpha. */
  public boolean tooFew(double alpha) {
    return smallestP > alpha;
  }
}
