// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.FoldData;

/**
 * One part of a fold.
 *
 * @param features row-major, rows × columns; not to be changed
 * @param labels from 0 to {@code classes} − 1; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // blocks of numbers, never compared
record LabelledRows(float[] features, int[] labels, int columns, int classes) {

  static LabelledRows training(FoldData fold) {
    return new LabelledRows(
        fold.trainFeatures(), fold.trainLabels(), fold.columns(), fold.classes());
  }

  static LabelledRows test(FoldData fold) {
    return new LabelledRows(fold.testFeatures(), fold.testLabels(), fold.columns(), fold.classes());
  }

  int count() {
    return labels.length;
  }
}
