// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A step that is fitted on the training part of a fold and applied to both parts. */
public sealed interface PreprocessStep {

  /** The name of the step in the language. */
  String word();

  ColumnChoice columns();

  /** To mean 0 and (population) standard deviation 1; constant columns become 0. */
  record Standardize(ColumnChoice columns) implements PreprocessStep {
    public Standardize() {
      this(ColumnChoice.numeric());
    }

    @Override
    public String word() {
      return "standardize";
    }
  }

  /** From the range of the training part to another; constant columns become its lower end. */
  record MinMax(ColumnChoice columns, double low, double high) implements PreprocessStep {
    @Override
    public String word() {
      return "min_max";
    }
  }

  /** (x − median) / distance of two quantiles. */
  record Robust(ColumnChoice columns, double low, double high) implements PreprocessStep {
    @Override
    public String word() {
      return "robust";
    }
  }

  /**
   * Puts a value where there is none.
   *
   * @param value for {@link Fill#CONSTANT}: a number or a word, as text
   * @param indicator whether a further column says where there was none
   */
  record Impute(ColumnChoice columns, Fill fill, Optional<String> value, boolean indicator)
      implements PreprocessStep {
    @Override
    public String word() {
      return "impute";
    }
  }

  /** What stands in for a missing value. */
  enum Fill {
    MEAN,
    MEDIAN,
    MOST_FREQUENT,
    CONSTANT
  }

  /**
   * Moves values that lie far out to where the others end.
   *
   * @param factor of the distance of the quartiles, or of the deviation
   * @param low quantile
   * @param high quantile
   */
  record Outliers(ColumnChoice columns, Bound bound, OptionalDouble factor, double low, double high)
      implements PreprocessStep {
    @Override
    public String word() {
      return "outliers";
    }
  }

  /** Where values are far out. */
  enum Bound {
    /** 1.5 times the distance of the quartiles beyond these. */
    IQR,
    QUANTILES,
    /** 3 (population) standard deviations from the mean. */
    Z
  }

  /** Leaves out training rows that an earlier one equals in everything. */
  record Deduplicate() implements PreprocessStep {
    @Override
    public String word() {
      return "deduplicate";
    }

    @Override
    public ColumnChoice columns() {
      return new ColumnChoice.Named(List.of());
    }
  }

  /**
   * A column of 0 and 1 for each word.
   *
   * @param ignoreUnknown whether words that the training part lacks become zeros, not errors
   * @param dropFirst whether the first word has no column
   */
  record OneHot(ColumnChoice columns, boolean ignoreUnknown, boolean dropFirst)
      implements PreprocessStep {
    @Override
    public String word() {
      return "one_hot";
    }
  }

  /** Adds the values of earlier rows. */
  record Lag(ColumnChoice columns, List<Integer> lags) implements PreprocessStep {
    public Lag {
      lags = List.copyOf(lags);
    }

    @Override
    public String word() {
      return "lag";
    }
  }

  /** Replaces each value by its difference to the one before, several times over. */
  record Difference(ColumnChoice columns, int order) implements PreprocessStep {
    @Override
    public String word() {
      return "difference";
    }
  }

  /**
   * Numbers for the words of sentences.
   *
   * @param most words in the vocabulary, the most frequent of the training part
   * @param rarest in how many rows a word must be
   * @param length of a row of {@link Tokens#IDS}
   */
  record Tokenize(
      ColumnChoice columns, Tokens tokens, int most, int rarest, boolean lowercase, int length)
      implements PreprocessStep {
    @Override
    public String word() {
      return "tokenize";
    }
  }

  /** What numbers stand for a sentence. */
  enum Tokens {
    /** How often each word of the vocabulary is in it. */
    COUNTS,
    /** The same, rare words weighing more, at length 1. */
    TF_IDF,
    /** The words in order, numbered from 2; 1 for unknown ones, 0 after the last. */
    IDS
  }
}
