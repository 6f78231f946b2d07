// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

/** The factor L of a symmetric positive definite matrix LLᵀ. */
final class Cholesky {
  private final double[][] lower;

  /**
   * @param matrix its lower half; becomes the factor
   * @param ridge is added to the diagonal
   * @throws IllegalStateException if it is not positive definite
   */
  Cholesky(double[][] matrix, double ridge, Check progress) throws InterruptedException {
    for (int i = 0; i < matrix.length; i++) {
      progress.check();
      matrix[i][i] += ridge;
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? root(sum) : sum / matrix[j][j];
      }
    }
    lower = matrix;
  }

  private static double root(double square) {
    if (!(square > 0)) {
      throw new IllegalStateException("the equations have no single solution");
    }
    return Math.sqrt(square);
  }

  double[] solve(double[] right) {
    double[] solution = right.clone();
    for (int i = 0; i < solution.length; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = solution.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < solution.length; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }
}
