// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import java.util.List;

/**
 * One fold as a model sees it: preprocessed by what the training part alone tells. Features are
 * row-major, rows × columns. Callers must not change the arrays.
 */
public final class FoldData {
  private final int columns;
  private final int classes;
  private final float[] trainFeatures;
  private final int[] trainLabels;
  private final float[] testFeatures;
  private final int[] testLabels;

  private FoldData(DataSet data, Fold fold, FittedPipeline pipeline) {
    columns = data.columns();
    classes = data.classes();
    trainFeatures = pipeline.apply(data, fold.trainRows());
    trainLabels = data.labelsOf(fold.trainRows());
    testFeatures = pipeline.apply(data, fold.testRows());
    testLabels = data.labelsOf(fold.testRows());
  }

  public static FoldData of(DataSet data, Fold fold, List<PreprocessStep> steps) {
    return new FoldData(data, fold, new Pipeline(steps).fit(data, fold.trainRows()));
  }

  public int columns() {
    return columns;
  }

  public int classes() {
    return classes;
  }

  public int trainRows() {
    return trainLabels.length;
  }

  public int testRows() {
    return testLabels.length;
  }

  public float[] trainFeatures() {
    return trainFeatures;
  }

  public int[] trainLabels() {
    return trainLabels;
  }

  public float[] testFeatures() {
    return testFeatures;
  }

  public int[] testLabels() {
    return testLabels;
  }
}
