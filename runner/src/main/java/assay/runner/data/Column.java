// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.List;

/** One property of all rows. Callers must not change the arrays. */
public sealed interface Column {

  String name();

  int rows();

  /** The same property of these rows, in the given order. */
  Column of(int[] rows);

  boolean isMissing(int row);

  /**
   * Numbers.
   *
   * @param values NaN where one is missing
   */
  @SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
  record Numbers(String name, double[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Numbers of(int[] rows) {
      double[] chosen = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = values[rows[i]];
      }
      return new Numbers(name, chosen);
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(values[row]);
    }
  }

  /**
   * Words of which there are few.
   *
   * @param codes indices into {@code words}, −1 where one is missing
   * @param words sorted as text, or as numbers when all are whole numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
  record Categories(String name, int[] codes, List<String> words) implements Column {
    public Categories {
      words = List.copyOf(words);
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public Categories of(int[] rows) {
      int[] chosen = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = codes[rows[i]];
      }
      return new Categories(name, chosen, words);
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }
  }

  /**
   * Sentences.
   *
   * @param texts empty where one is missing, which is a text like any other
   */
  record Texts(String name, List<String> texts) implements Column {
    public Texts {
      texts = List.copyOf(texts);
    }

    @Override
    public int rows() {
      return texts.size();
    }

    @Override
    public Texts of(int[] rows) {
      return new Texts(name, Arrays.stream(rows).mapToObj(texts::get).toList());
    }

    @Override
    public boolean isMissing(int row) {
      return false;
    }
  }
}
