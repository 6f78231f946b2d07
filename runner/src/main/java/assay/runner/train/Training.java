// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import assay.runner.execute.FitProgress;
import assay.runner.model.Architecture;
import assay.runner.spec.TrainSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mini-batch training of one network. Confined to one thread, which must have set what {@link
 * Autograd} keeps per thread.
 */
final class Training {
  private final Network network;
  private final Objective objective;
  private final RowWeights weights;
  private final EpochBatches batches;
  private final Optimizer optimizer;
  private final Penalty penalty;
  private final Clipping clipping;
  private final LearningRates rates;
  private final int accumulate;
  private final NDManager manager;
  private final Map<Integer, OutputGradient> outputGradients = new HashMap<>();
  private final float[] values;
  private final float[] gradient;

  /**
   * What is trained, and on what.
   *
   * @param values the first values of the parameters, in the order of {@link FlatParameters};
   *     trained in place
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Subject(
      Network network,
      Architecture architecture,
      Objective objective,
      RowWeights weights,
      float[] values) {}

  /**
   * @param manager owns what lives for a step
   */
  Training(Subject subject, TrainSpec spec, EpochBatches batches, NDManager manager) {
    TrainSpec.Options options = spec.options();
    var weightRanges = subject.architecture().weights();
    this.network = subject.network();
    this.objective = subject.objective();
    this.weights = subject.weights();
    this.values = subject.values();
    this.batches = batches;
    this.optimizer = Optimizer.of(spec.optimizer(), values.length, weightRanges);
    this.penalty = new Penalty(weightRanges, (float) options.l1(), (float) spec.l2());
    this.clipping = new Clipping(options.clipValue(), options.clipNorm());
    this.accumulate = options.accumulate();
    this.rates = new LearningRates(spec, Math.ceilDiv(batches.perEpoch(), accumulate));
    this.manager = manager;
    gradient = new float[values.length];
    network.parameters().write(values);
  }

  /** Where the gradient of a batch's outputs is handed to the engine. */
  private record OutputGradient(NDArray tensor, NativeFloats memory) {}

  /**
   * One pass over the training rows.
   *
   * @return the weighted mean cost of the rows, without penalty, each taken just before the step
   *     that learns from it
   */
  double epoch(FitProgress progress) throws InterruptedException {
    Autograd.recording(true);
    double costs = 0;
    double weight = 0;
    List<Batch> all = batches.next();
    for (int from = 0; from < all.size(); from += accumulate) {
      List<Batch> group = all.subList(from, Math.min(from + accumulate, all.size()));
      double ofGroup = group.stream().mapToDouble(this::weight).sum();
      for (Batch batch : group) {
        progress.check();
        costs += backward(batch, 1 / ofGroup);
      }
      weight += ofGroup;
      update();
    }
    return costs / weight;
  }

  private double weight(Batch batch) {
    double sum = 0;
    for (int i = 0; i < batch.rows(); i++) {
      sum += weights.of(batches.rowAt(batch.firstRow() + i));
    }
    return sum;
  }

  private void update() {
    network.parameters().takeGradient(gradient);
    clipping.apply(gradient);
    penalty.addTo(gradient, values);
    optimizer.step(values, gradient, rates.next());
    network.parameters().write(values);
  }

  private double backward(Batch batch, double scale) {
    try (NDManager scope = manager.newSubManager()) {
      batch.features().tempAttach(scope);
      NDArray outputs = network.forward(batch.features(), true);
      int width = objective.outputs();
      float[] given = new float[batch.rows() * width];
      NativeFloats.of(outputs).read(given, 0);
      float[] slopes = new float[given.length];
      double costs = 0;
      for (int i = 0; i < batch.rows(); i++) {
        int row = batches.rowAt(batch.firstRow() + i);
        double weight = weights.of(row);
        costs += weight * objective.cost(given, i * width, row, scale * weight, slopes);
      }
      OutputGradient target = outputGradient(batch.rows());
      target.memory().write(slopes, 0);
      Autograd.backward(outputs, target.tensor());
      return costs;
    }
  }

  private OutputGradient outputGradient(int rows) {
    return outputGradients.computeIfAbsent(
        rows,
        any -> {
          NDArray tensor = manager.zeros(new Shape(rows, objective.outputs()));
          return new OutputGradient(tensor, NativeFloats.of(tensor));
        });
  }

  /**
   * Lets the learning rate follow the curves.
   *
   * @param curves of the epoch that is over
   */
  void epochEnded(Map<String, Double> curves) {
    rates.epochEnded(curves);
  }

  /** The network as it is now. */
  Snapshot snapshot() {
    return new Snapshot(values.clone(), network.running());
  }

  void restore(Snapshot snapshot) {
    System.arraycopy(snapshot.values(), 0, values, 0, values.length);
    network.parameters().write(values);
    network.writeRunning(snapshot.running());
  }

  /**
   * @param running means and variances of batch norms
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Snapshot(float[] values, List<float[]> running) {}

  boolean hasFiniteParameters() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
