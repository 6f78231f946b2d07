// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * What is to be predicted and what counts as good.
 *
 * @param target the column to predict
 * @param metric the metric that ranks trials, by its public name
 */
public record TaskSpec(Type type, String target, String metric, Goal goal) {

  /** The kinds of question. */
  public enum Type {
    /** Which of several classes a row has. */
    CLASSIFICATION,
    /** Which number a row has. */
    REGRESSION,
    /** Which number follows earlier ones. */
    SERIES
  }

  /** Which way is better. */
  public enum Goal {
    MAXIMIZE,
    MINIMIZE
  }
}
