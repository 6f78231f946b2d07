// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

/**
 * Logistic regression as scikit-learn's LogisticRegression: minimises ½‖w‖² + C · Σ cross-entropy,
 * intercepts without penalty; for two classes with one weight per column, for more with one per
 * column and class. Computed as the mean over rows, which has the same minimum.
 */
final class LogisticRegression {
  private final double[] parameters;
  private final int columns;
  private final int classes;

  /**
   * @param parameters for each score its weights and its intercept
   */
  private LogisticRegression(double[] parameters, int columns, int classes) {
    this.parameters = parameters;
    this.columns = columns;
    this.classes = classes;
  }

  /**
   * @param features row-major
   * @param c weight of the data against the penalty
   */
  static LogisticRegression fit(
      float[] features, int[] labels, int classes, double c, Check progress)
      throws InterruptedException {
    int columns = features.length / labels.length;
    int scores = classes == 2 ? 1 : classes;
    double[] start = new double[scores * (columns + 1)];
    double[] found =
        Lbfgs.minimum(
            (point, gradient) -> {
              progress.check();
              return new LogisticRegression(point, columns, classes)
                  .loss(features, labels, c, gradient);
            },
            start);
    return new LogisticRegression(found, columns, classes);
  }

  private double loss(float[] features, int[] labels, double c, double[] gradient) {
    int rows = labels.length;
    double penalty = 1 / (c * rows);
    double loss = 0;
    for (int i = 0; i < gradient.length; i++) {
      boolean weight = i % (columns + 1) < columns;
      gradient[i] = weight ? penalty * parameters[i] : 0;
      loss += weight ? penalty / 2 * parameters[i] * parameters[i] : 0;
    }
    double[] scores = new double[classes];
    for (int row = 0; row < rows; row++) {
      scores(features, row, scores);
      double total = logSumOfExponents(scores);
      loss += (total - scores[labels[row]]) / rows;
      for (int label = first(); label < classes; label++) {
        double error = Math.exp(scores[label] - total) - (labels[row] == label ? 1 : 0);
        addTo(gradient, label, features, row, error / rows);
      }
    }
    return loss;
  }

  /** Of two classes the first one has the score 0. */
  private int first() {
    return classes == 2 ? 1 : 0;
  }

  private int start(int label) {
    return (label - first()) * (columns + 1);
  }

  private void scores(float[] features, int row, double[] scores) {
    for (int label = first(); label < classes; label++) {
      int start = start(label);
      double score = parameters[start + columns];
      for (int column = 0; column < columns; column++) {
        score += parameters[start + column] * features[row * columns + column];
      }
      scores[label] = score;
    }
  }

  private void addTo(double[] gradient, int label, float[] features, int row, double error) {
    int start = start(label);
    for (int column = 0; column < columns; column++) {
      gradient[start + column] += error * features[row * columns + column];
    }
    gradient[start + columns] += error;
  }

  private static double logSumOfExponents(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    return most + Math.log(sum);
  }

  /**
   * Row-major, rows × classes.
   *
   * @param features row-major
   */
  double[] probabilities(float[] features) {
    int rows = features.length / columns;
    double[] probabilities = new double[rows * classes];
    double[] scores = new double[classes];
    for (int row = 0; row < rows; row++) {
      scores(features, row, scores);
      double total = logSumOfExponents(scores);
      for (int label = 0; label < classes; label++) {
        probabilities[row * classes + label] = Math.exp(scores[label] - total);
      }
    }
    return probabilities;
  }
}
