// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Arrays;

/** Steps and values of points, without their timestamps: what a chart by step draws. */
public final class Curve {

  private final long[] steps;
  private final double[] values;

  /** Keeps the arrays, which are of one length and no longer written to. */
  Curve(long[] steps, double[] values) {
    this.steps = steps;
    this.values = values;
  }

  public int size() {
    return steps.length;
  }

  public long step(int index) {
    return steps[index];
  }

  public double value(int index) {
    return values[index];
  }

  /** The points whose steps lie in a range, both ends included. */
  public Curve within(long firstStep, long lastStep) {
    int count = 0;
    long[] someSteps = new long[size()];
    double[] someValues = new double[size()];
    for (int i = 0; i < size(); i++) {
      if (steps[i] >= firstStep && steps[i] <= lastStep) {
        someSteps[count] = steps[i];
        someValues[count++] = values[i];
      }
    }
    return count == size()
        ? this
        : new Curve(Arrays.copyOf(someSteps, count), Arrays.copyOf(someValues, count));
  }
}
