// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.FoldData;
import assay.runner.data.Targets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that a network learns from or is judged on.
 *
 * @param features row-major, rows × the product of {@code shape}; not to be changed
 * @param shape of one row
 * @param targets as the network learns them
 * @param truth as they are in the data
 */
@SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
record Rows(float[] features, List<Integer> shape, Targets targets, Targets truth) {
  Rows {
    shape = List.copyOf(shape);
  }

  static Rows training(FoldData fold) {
    return new Rows(fold.trainFeatures(), shape(fold), fold.trainTargets(), fold.trainTruth());
  }

  static Rows test(FoldData fold) {
    return new Rows(fold.testFeatures(), shape(fold), fold.testTargets(), fold.testTruth());
  }

  private static List<Integer> shape(FoldData fold) {
    return Arrays.stream(fold.rowShape()).mapToObj(Math::toIntExact).toList();
  }

  int count() {
    return targets.rows();
  }

  /** Numbers of one row. */
  int width() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** These rows, in the given order. */
  Rows of(int[] rows) {
    int width = width();
    float[] chosen = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(features, rows[i] * width, chosen, i * width, width);
    }
    return new Rows(chosen, shape, targets.of(rows), truth.of(rows));
  }
}
