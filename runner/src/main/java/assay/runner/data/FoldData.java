// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import assay.runner.spec.TargetTransform;
import assay.runner.spec.TrialSettings;
import java.util.List;
import java.util.Optional;

/**
 * One fold as a model sees it: preprocessed by what the training part alone tells. Features are
 * row-major, rows × the product of the shape of a row. Callers must not change the arrays.
 *
 * <p>Numbers to predict are there twice: as a model learns them ({@link #trainTargets}, {@link
 * #testTargets}) and as they are in the data ({@link #trainTruth}, {@link #testTruth}), where
 * predictions arrive by {@link TargetScale#inverse}. Classes are the same in both.
 */
public final class FoldData {
  private final long[] rowShape;
  private final float[] trainFeatures;
  private final float[] testFeatures;
  private final Targets trainTruth;
  private final Targets testTruth;
  private final TargetScale scale;
  private final int[] trainRowNumbers;

  private FoldData(
      DataSet data, Fold fold, Pipeline.Fitting fitting, Optional<TargetTransform> transform) {
    trainFeatures = fitting.features().floats();
    testFeatures = fitting.pipeline().apply(data, fold.testRows());
    trainTruth = data.targets().of(fitting.rows());
    testTruth = data.targets().of(fold.testRows());
    trainRowNumbers = fitting.rows();
    rowShape = new long[] {fitting.features().columns().size()};
    scale =
        switch (trainTruth) {
          case Targets.Numbers numbers -> TargetScale.fit(transform, numbers);
          case Targets.Classes classes -> TargetScale.none(1);
        };
  }

  /** As the settings of a trial say. */
  public static FoldData of(DataSet data, Fold fold, TrialSettings settings) {
    return of(data, fold, settings.preprocess(), settings.targetTransform());
  }

  public static FoldData of(DataSet data, Fold fold, List<PreprocessStep> steps) {
    return of(data, fold, steps, Optional.empty());
  }

  private static FoldData of(
      DataSet data, Fold fold, List<PreprocessStep> steps, Optional<TargetTransform> transform) {
    Pipeline.Fitting fitting = new Pipeline(steps).fitting(data, fold.trainRows());
    return new FoldData(data, fold, fitting, transform);
  }

  /** The shape of a row, without the rows: {@code [columns]} of a table. */
  public long[] rowShape() {
    return rowShape;
  }

  /** Values of a row. */
  public int columns() {
    long product = 1;
    for (long size : rowShape) {
      product *= size;
    }
    return Math.toIntExact(product);
  }

  /** How many classes there are; 0 where numbers are predicted. */
  public int classes() {
    return trainTruth instanceof Targets.Classes classes ? classes.names().size() : 0;
  }

  public int trainRows() {
    return trainTruth.rows();
  }

  public int testRows() {
    return testTruth.rows();
  }

  /** Which rows of the data set the model trains on: steps may have left out some of the fold. */
  public int[] trainRowNumbers() {
    return trainRowNumbers;
  }

  public float[] trainFeatures() {
    return trainFeatures;
  }

  public float[] testFeatures() {
    return testFeatures;
  }

  public Targets trainTargets() {
    return scaled(trainTruth);
  }

  public Targets testTargets() {
    return scaled(testTruth);
  }

  private Targets scaled(Targets truth) {
    return switch (truth) {
      case Targets.Numbers numbers -> scale.apply(numbers);
      case Targets.Classes classes -> classes;
    };
  }

  public Targets trainTruth() {
    return trainTruth;
  }

  public Targets testTruth() {
    return testTruth;
  }

  /** What was done to the numbers that are learned. */
  public TargetScale targetScale() {
    return scale;
  }

  public int[] trainLabels() {
    return labels(trainTruth);
  }

  public int[] testLabels() {
    return labels(testTruth);
  }

  private static int[] labels(Targets targets) {
    return switch (targets) {
      case Targets.Classes classes -> classes.labels();
      case Targets.Numbers numbers ->
          throw new IllegalStateException("numbers are predicted, not classes");
    };
  }
}
