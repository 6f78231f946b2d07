// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.List;

/**
 * A table of numbers with one class per row. Immutable, and so shared by all fits.
 *
 * <p>Features are held in double precision, because preprocessing is fitted in it; the engine gets
 * 32-bit floats from {@link FittedPipeline}. The digest is the SHA-256, in hex, of the bytes of the
 * file that the rows came from: it changes with any edit, and not with the file's path.
 */
public final class DataSet {
  private final List<String> featureNames;
  private final double[] features;
  private final List<String> classNames;
  private final int[] labels;
  private final String digest;

  /**
   * @param features row-major, rows × {@code featureNames.size()}; not to be changed afterwards
   * @param labels indices into {@code classNames}; not to be changed afterwards
   */
  public DataSet(
      List<String> featureNames,
      double[] features,
      List<String> classNames,
      int[] labels,
      String digest) {
    if (features.length != labels.length * featureNames.size()) {
      throw new IllegalArgumentException(
          "%d values for %d rows of %d columns"
              .formatted(features.length, labels.length, featureNames.size()));
    }
    this.featureNames = List.copyOf(featureNames);
    this.features = features;
    this.classNames = List.copyOf(classNames);
    this.labels = labels;
    this.digest = digest;
  }

  public int rows() {
    return labels.length;
  }

  public int columns() {
    return featureNames.size();
  }

  public int classes() {
    return classNames.size();
  }

  public List<String> featureNames() {
    return featureNames;
  }

  /** In the order of labels: sorted as text, or as numbers when all are whole numbers. */
  public List<String> classNames() {
    return classNames;
  }

  public String digest() {
    return digest;
  }

  public double feature(int row, int column) {
    return features[row * columns() + column];
  }

  public int label(int row) {
    return labels[row];
  }

  /** How many rows each class has. */
  public int[] classCounts() {
    int[] counts = new int[classes()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** A copy of the features of these rows, row-major, in the given order. */
  public double[] featuresOf(int[] rows) {
    double[] chosen = new double[rows.length * columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(features, rows[i] * columns(), chosen, i * columns(), columns());
    }
    return chosen;
  }

  /** The labels of these rows, in the given order. */
  public int[] labelsOf(int[] rows) {
    int[] chosen = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = labels[rows[i]];
    }
    return chosen;
  }
}
