// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** The ends of a 95 % interval: both numbers, or both undefined. */
record Bounds(Score low, Score high) {
  static Bounds of(double low, double high) {
    return new Bounds(new Score.Value(low), new Score.Value(high));
  }

  static Bounds undefined(String reason) {
    Score undefined = new Score.Undefined(reason);
    return new Bounds(undefined, undefined);
  }
}
