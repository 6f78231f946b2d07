// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import assay.runner.execute.FitProgress;
import assay.runner.model.Architecture;
import assay.runner.spec.TrainSpec;

/**
 * Mini-batch training of one classifier on the mean cross-entropy. Confined to one thread, which
 * must have set what {@link Autograd} keeps per thread.
 */
final class Training {
  private static final int CLASS_AXIS = 1;

  private final Classifier classifier;
  private final EpochBatches batches;
  private final Optimizer optimizer;
  private final WeightPenalty penalty;
  private final NDManager manager;
  private final float[] values;
  private final float[] gradient;

  /**
   * @param values the first values of the parameters, in the order of {@link FlatParameters};
   *     trained in place
   * @param manager owns what lives for a step
   */
  Training(
      Classifier classifier,
      Architecture architecture,
      TrainSpec spec,
      EpochBatches batches,
      float[] values,
      NDManager manager) {
    this.classifier = classifier;
    this.batches = batches;
    this.optimizer = Optimizer.of(spec.optimizer(), values.length);
    this.penalty = new WeightPenalty(architecture, (float) spec.l2());
    this.manager = manager;
    this.values = values;
    gradient = new float[values.length];
    classifier.parameters().write(values);
  }

  /**
   * One pass over the training rows.
   *
   * @return the mean cross-entropy of the rows, without penalty, each taken just before the step
   *     that learns from it
   */
  double epoch(FitProgress progress) throws InterruptedException {
    Autograd.recording(true);
    double lossSum = 0;
    int rows = 0;
    for (Batch batch : batches.next()) {
      progress.check();
      lossSum += step(batch);
      rows += batch.rows();
    }
    return lossSum / rows;
  }

  boolean hasFiniteParameters() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private double step(Batch batch) {
    double lossSum = backward(batch);
    classifier.parameters().takeGradient(gradient);
    penalty.addTo(gradient, values);
    optimizer.step(values, gradient);
    classifier.parameters().write(values);
    return lossSum;
  }

  // The loss is not computed by the engine: its gradient with respect to the log-probabilities is
  // known beforehand, and its value needs one number of each row.
  private double backward(Batch batch) {
    try (NDManager scope = manager.newSubManager()) {
      batch.features().tempAttach(scope);
      NDArray logProbabilities = classifier.forward(batch.features(), true).logSoftmax(CLASS_AXIS);
      Autograd.backward(logProbabilities, batch.lossGradient());
      return batches.lossSum(batch, NativeFloats.of(logProbabilities));
    }
  }
}
