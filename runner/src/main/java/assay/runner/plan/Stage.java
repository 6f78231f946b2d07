// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

/** What a fit is for, where cross-validation is nested. */
public sealed interface Stage {
  /** Scores a trial and ranks it: every fit of a cross-validation that is not nested. */
  record Plain() implements Stage {
    @Override
    public String word() {
      return "";
    }
  }

  /**
   * Compares trials inside the training part of an outer fold.
   *
   * @param repeat of the outer fold
   * @param fold the outer one
   */
  record Inner(int repeat, int fold) implements Stage {
    @Override
    public String word() {
      return "inner";
    }
  }

  /** Scores the trial that was chosen in an outer fold, or a baseline, on its test part. */
  record Outer() implements Stage {
    @Override
    public String word() {
      return "outer";
    }
  }

  /** Compares trials on inner folds of all rows, to choose the one to use. */
  record Final() implements Stage {
    @Override
    public String word() {
      return "final";
    }
  }

  /** As it is stored; empty without nesting. */
  String word();

  /** Whether fits of this stage rank the trials of a launch. */
  default boolean ranks() {
    return this instanceof Plain || this instanceof Final;
  }
}
