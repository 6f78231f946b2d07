// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

/**
 * Linear regression as scikit-learn's Ridge: minimises ‖y − Xw − b‖² + α‖w‖², the intercept b
 * without penalty. Solved on centred data by the Cholesky factor of XᵀX + αI, or of XXᵀ + αI where
 * there are fewer rows than columns (w = Xᵀ(XXᵀ + αI)⁻¹y).
 */
final class RidgeRegression {
  private final double[] weights;
  private final double[] intercepts;
  private final int columns;

  /**
   * @param weights outputs × columns
   */
  private RidgeRegression(double[] weights, double[] intercepts, int columns) {
    this.weights = weights;
    this.intercepts = intercepts;
    this.columns = columns;
  }

  /**
   * @param features row-major
   * @param targets row-major, rows × outputs
   * @param alpha above 0
   */
  static RidgeRegression fit(
      float[] features, double[] targets, int outputs, double alpha, Check progress)
      throws InterruptedException {
    int rows = targets.length / outputs;
    int columns = features.length / rows;
    double[] means = means(features, columns);
    double[] targetMeans = means(targets, outputs);
    double[] x = new double[features.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = features[i] - means[i % columns];
    }
    double[] weights = new double[outputs * columns];
    boolean wide = columns > rows;
    Cholesky factor =
        new Cholesky(
            wide ? outer(x, rows, columns, progress) : inner(x, rows, columns, progress),
            alpha,
            progress);
    double[] intercepts = new double[outputs];
    for (int output = 0; output < outputs; output++) {
      double[] y = new double[rows];
      for (int row = 0; row < rows; row++) {
        y[row] = targets[row * outputs + output] - targetMeans[output];
      }
      double[] w =
          wide ? transposed(x, factor.solve(y), columns) : factor.solve(transposed(x, y, columns));
      intercepts[output] = targetMeans[output];
      for (int column = 0; column < columns; column++) {
        weights[output * columns + column] = w[column];
        intercepts[output] -= w[column] * means[column];
      }
    }
    return new RidgeRegression(weights, intercepts, columns);
  }

  private static double[] means(float[] values, int columns) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return means(wide, columns);
  }

  private static double[] means(double[] values, int columns) {
    double[] means = new double[columns];
    for (int i = 0; i < values.length; i++) {
      means[i % columns] += values[i];
    }
    for (int column = 0; column < columns; column++) {
      means[column] /= (double) values.length / columns;
    }
    return means;
  }

  /** XᵀX, its lower half. */
  private static double[][] inner(double[] x, int rows, int columns, Check progress)
      throws InterruptedException {
    double[][] product = new double[columns][columns];
    for (int row = 0; row < rows; row++) {
      progress.check();
      for (int i = 0; i < columns; i++) {
        double value = x[row * columns + i];
        double[] into = product[i];
        for (int j = 0; j <= i; j++) {
          into[j] += value * x[row * columns + j];
        }
      }
    }
    return product;
  }

  /** XXᵀ, its lower half. */
  private static double[][] outer(double[] x, int rows, int columns, Check progress)
      throws InterruptedException {
    double[][] product = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      progress.check();
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
          sum += x[i * columns + column] * x[j * columns + column];
        }
        product[i][j] = sum;
      }
    }
    return product;
  }

  /** Xᵀv. */
  private static double[] transposed(double[] x, double[] v, int columns) {
    double[] product = new double[columns];
    for (int i = 0; i < x.length; i++) {
      product[i % columns] += x[i] * v[i / columns];
    }
    return product;
  }

  /**
   * Row-major, rows × outputs.
   *
   * @param features row-major
   */
  double[] predict(float[] features) {
    int rows = features.length / columns;
    int outputs = intercepts.length;
    double[] predicted = new double[rows * outputs];
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < outputs; output++) {
        double sum = intercepts[output];
        for (int column = 0; column < columns; column++) {
          sum += weights[output * columns + column] * features[row * columns + column];
        }
        predicted[row * outputs + output] = sum;
      }
    }
    return predicted;
  }
}
