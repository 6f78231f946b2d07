// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How rows are divided into training and test parts, in scikit-learn's words; each method has its
 * repeats. What is drawn is drawn from the split seed of the repeat; where nothing is drawn,
 * repeats keep the folds and draw new initial weights and shuffles.
 */
public sealed interface SplitSpec {
  int repeats();

  /** The name of the method, such as {@code kfold}. */
  String method();

  /** Whether rows go to parts regardless of their order. */
  boolean shuffles();

  /**
   * One test part, drawn anew in each repeat.
   *
   * @param test as in {@link TestSize}
   * @param stratify whether every class has its share in both parts (within one row)
   */
  record Holdout(TestSize test, boolean stratify, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "holdout";
    }

    @Override
    public boolean shuffles() {
      return true;
    }
  }

  /**
   * k folds whose sizes differ by one at most.
   *
   * @param shuffle otherwise folds are runs of rows as they stand in the data
   */
  record KFold(int folds, boolean shuffle, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "kfold";
    }

    @Override
    public boolean shuffles() {
      return shuffle;
    }
  }

  /** k folds in which every class has its share (within one row). */
  record StratifiedKFold(int folds, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "stratified_kfold";
    }

    @Override
    public boolean shuffles() {
      return true;
    }
  }

  /** k folds of about equal size; a group is in one of them. */
  record GroupKFold(int folds, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "group_kfold";
    }

    @Override
    public boolean shuffles() {
      return true;
    }
  }

  /**
   * One test part of whole groups, drawn anew in each repeat.
   *
   * @param test counts groups, not rows
   */
  record GroupHoldout(TestSize test, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "group_holdout";
    }

    @Override
    public boolean shuffles() {
      return true;
    }
  }

  /** k folds of whole groups in which every class has about its share. */
  record StratifiedGroupKFold(int folds, int repeats) implements SplitSpec {
    @Override
    public String method() {
      return "stratified_group_kfold";
    }

    @Override
    public boolean shuffles() {
      return true;
    }
  }

  /**
   * Test parts that follow each other in time up to the last row; each is predicted from what came
   * before it.
   *
   * @param test rows of a test part; empty: rows / (folds + 1)
   * @param gap rows between a training part and its test part that are in neither
   * @param embargo time between the last training row and the first test row at least, in the unit
   *     of the time column
   * @param maxTrain the latest rows of a training part are kept, this many at most
   */
  record RollingOrigin(
      int folds, OptionalInt test, int gap, double embargo, OptionalInt maxTrain, int repeats)
      implements SplitSpec {
    @Override
    public String method() {
      return "rolling_origin";
    }

    @Override
    public boolean shuffles() {
      return false;
    }
  }

  /**
   * Folds that a file names: {@code {"test_fold_of_row": [2, 1, …]}} or {@code {"folds": [{"train":
   * [0, 53], "test": [53, 102]}, …]}}; or a column of the data, with the number of the fold that
   * tests the row.
   *
   * @param file as written, relative to the experiment's file
   * @param column exactly one of both is there
   */
  record Predefined(Optional<String> file, Optional<String> column, int repeats)
      implements SplitSpec {
    /** Of a file. */
    public Predefined(String file, int repeats) {
      this(Optional.of(file), Optional.empty(), repeats);
    }

    @Override
    public String method() {
      return "predefined";
    }

    @Override
    public boolean shuffles() {
      return false;
    }
  }

  /**
   * Nested cross-validation: in the training part of each outer fold trials are compared on inner
   * folds, and the chosen one is scored on the outer test part.
   */
  record Nested(SplitSpec outer, SplitSpec inner) implements SplitSpec {
    @Override
    public int repeats() {
      return outer.repeats();
    }

    @Override
    public String method() {
      return outer.method();
    }

    @Override
    public boolean shuffles() {
      return outer.shuffles();
    }
  }

  /** The split that scores are taken from. */
  default SplitSpec scored() {
    return this instanceof Nested nested ? nested.outer() : this;
  }

  /** The split that trials are compared on inside of each training part. */
  default Optional<SplitSpec> nested() {
    return this instanceof Nested nested ? Optional.of(nested.inner()) : Optional.empty();
  }

  /** Test parts per repeat; those of predefined folds are not known beforehand. */
  default int parts() {
    return switch (this) {
      case Holdout holdout -> 1;
      case GroupHoldout holdout -> 1;
      case KFold kfold -> kfold.folds();
      case StratifiedKFold kfold -> kfold.folds();
      case GroupKFold kfold -> kfold.folds();
      case StratifiedGroupKFold kfold -> kfold.folds();
      case RollingOrigin rolling -> rolling.folds();
      case Predefined predefined -> throw new IllegalStateException("the data decides");
      case Nested nested -> nested.outer().parts();
    };
  }

  /**
   * How much is tested.
   *
   * @param value below 1 a share, rounded up to whole rows; otherwise a count
   */
  record TestSize(double value) {
    public int of(int all) {
      return (int) (value < 1 ? Math.ceil(value * all) : Math.min(value, Integer.MAX_VALUE));
    }
  }
}
