// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.TargetTransform;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is done to numbers before a model learns them, and how predictions are brought back: (f(y) −
 * shift) / scale of each output, where f is the logarithm or nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TargetScale(boolean logarithm, double[] shifts, double[] scales) {

  /** Leaves numbers as they are. */
  static TargetScale none(int outputs) {
    double[] ones = new double[outputs];
    Arrays.fill(ones, 1);
    return new TargetScale(false, new double[outputs], ones);
  }

  /** Fitted on the training part of a fold, as scikit-learn's scalers are. */
  static TargetScale fit(Optional<TargetTransform> transform, Targets.Numbers train) {
    TargetScale none = none(train.outputs());
    if (transform.isEmpty()) {
      return none;
    }
    if (transform.get() == TargetTransform.LOG) {
      return new TargetScale(true, none.shifts, none.scales);
    }
    for (int output = 0; output < train.outputs(); output++) {
      double[] values = output(train, output);
      if (transform.get() == TargetTransform.STANDARDIZE) {
        Scaler.Scale scale = Scaler.Scale.standard(new Column.Numbers("", values));
        none.set(output, scale.shift(), scale.scale());
      } else {
        double min = Arrays.stream(values).min().orElse(0);
        none.set(output, min, Arrays.stream(values).max().orElse(0) - min);
      }
    }
    return none;
  }

  private static double[] output(Targets.Numbers train, int output) {
    double[] values = new double[train.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = train.values()[row * train.outputs() + output];
    }
    return values;
  }

  /** A constant keeps its scale: there is nothing to divide by. */
  private void set(int output, double shift, double scale) {
    shifts[output] = shift;
    scales[output] = scale == 0 ? 1 : scale;
  }

  Targets.Numbers apply(Targets.Numbers targets) {
    double[] scaled = new double[targets.values().length];
    for (int i = 0; i < scaled.length; i++) {
      double value = logarithm ? Math.log(targets.values()[i]) : targets.values()[i];
      scaled[i] = (value - shifts[i % shifts.length]) / scales[i % scales.length];
    }
    return new Targets.Numbers(scaled, targets.outputs());
  }

  /**
   * Predictions in the units of the data.
   *
   * @param predictions of the model, row-major, rows × outputs
   */
  public double[] inverse(double[] predictions) {
    double[] original = new double[predictions.length];
    for (int i = 0; i < original.length; i++) {
      double value = predictions[i] * scales[i % scales.length] + shifts[i % shifts.length];
      original[i] = logarithm ? Math.exp(value) : value;
    }
    return original;
  }
}
