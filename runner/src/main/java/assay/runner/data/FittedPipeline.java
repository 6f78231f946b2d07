// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.List;

/** Preprocessing whose numbers come from the training part of one fold. Immutable. */
public final class FittedPipeline {
  private final List<FittedStep> steps;

  FittedPipeline(List<FittedStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /** These rows for the engine: row-major, in the given order, in single precision. */
  public float[] apply(DataSet data, int[] rows) {
    double[] values = data.featuresOf(rows);
    steps.forEach(step -> step.apply(values));
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }
}
