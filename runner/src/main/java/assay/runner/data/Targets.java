// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.List;

/** What is to be predicted of each row. Callers must not change the arrays. */
public sealed interface Targets {

  int rows();

  /** Those of these rows, in the given order. */
  Targets of(int[] rows);

  /**
   * One class for each row.
   *
   * @param labels indices into {@code names}
   * @param names of the classes: sorted as text, or as numbers when all are whole numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
  record Classes(int[] labels, List<String> names) implements Targets {
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public int rows() {
      return labels.length;
    }

    @Override
    public Classes of(int[] rows) {
      int[] chosen = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = labels[rows[i]];
      }
      return new Classes(chosen, names);
    }
  }

  /**
   * One number, or several, for each row.
   *
   * @param values row-major, rows × outputs
   * @param outputs at least 1
   */
  @SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
  record Numbers(double[] values, int outputs) implements Targets {
    /** One number for each row. */
    public Numbers(double[] values) {
      this(values, 1);
    }

    @Override
    public int rows() {
      return values.length / outputs;
    }

    @Override
    public Numbers of(int[] rows) {
      double[] chosen = new double[rows.length * outputs];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * outputs, chosen, i * outputs, outputs);
      }
      return new Numbers(chosen, outputs);
    }
  }
}
