// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.Targets;
import assay.runner.spec.ClassWeights;
import java.util.Arrays;

/** How much each row counts in the mean of costs. */
@SuppressWarnings("ArrayRecordComponent") // a block of numbers, never compared
record RowWeights(double[] ofRow) {

  static RowWeights of(ClassWeights declared, Targets targets) {
    double[] weights = new double[targets.rows()];
    Arrays.fill(weights, 1);
    if (targets instanceof Targets.Classes classes) {
      double[] ofClass = ofClass(declared, classes);
      for (int row = 0; row < weights.length; row++) {
        weights[row] = ofClass[classes.labels()[row]];
      }
    }
    return new RowWeights(weights);
  }

  private static double[] ofClass(ClassWeights declared, Targets.Classes classes) {
    double[] weights = new double[classes.names().size()];
    Arrays.fill(weights, 1);
    switch (declared) {
      case ClassWeights.Equal() -> {}
      case ClassWeights.Balanced() -> {
        int[] counts = new int[weights.length];
        for (int label : classes.labels()) {
          counts[label]++;
        }
        for (int i = 0; i < weights.length; i++) {
          weights[i] = (double) classes.rows() / weights.length / Math.max(1, counts[i]);
        }
      }
      case ClassWeights.Named named ->
          named.byName().forEach((name, weight) -> weights[classes.names().indexOf(name)] = weight);
    }
    return weights;
  }

  double of(int row) {
    return ofRow[row];
  }
}
