// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.quality.Quality;
import java.util.List;
import java.util.Map;

/** The metrics of a classifier, as it is at the time, on one part of a fold. */
final class Evaluation {
  private final List<String> names;
  private final LabelledRows rows;
  private final NDArray features;

  /**
   * @param names of the metrics
   * @param manager owns the rows
   */
  Evaluation(List<String> names, LabelledRows rows, NDManager manager) {
    this.names = names;
    this.rows = rows;
    features =
        NativeFloats.tensor(rows.features(), new Shape(rows.count(), rows.columns()), manager);
  }

  /** In declared order; those that are undefined for these rows are absent. */
  Map<String, Double> of(Classifier classifier) {
    double[] probabilities = classifier.probabilities(features);
    return Quality.evaluate(names, probabilities, rows.classes(), rows.labels()).metrics();
  }
}
