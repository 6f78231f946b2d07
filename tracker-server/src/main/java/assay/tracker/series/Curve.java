// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

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
}
