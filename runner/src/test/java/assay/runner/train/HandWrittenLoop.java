// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import assay.runner.data.FoldData;
import assay.runner.data.Shuffler;
import assay.runner.model.Architecture;
import assay.runner.model.InitialValues;
import assay.runner.model.WeightRanges;
import assay.runner.plan.Fit;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.TrainSpec;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one would write with DJL to train the fits and nothing else: it computes what the executor
 * computes (same folds, first weights, order of rows, loss and updates) and keeps one accuracy. The
 * executor's time against this one's is what the rest costs, or saves; {@link GridTiming} takes it.
 */
record HandWrittenLoop(TorchEngine engine, BuiltinExperiment of) implements GridTiming.Trainer {

  @Override
  public double accuracy(Fit fit) {
    FoldData fold =
        FoldData.of(of.data(), of.folds().fold(fit.repeat(), fit.fold()), fit.trial().settings());
    Autograd.threads(1);
    try (NDManager manager = engine.newManager()) {
      SequentialBlock block = block(fit, fold, manager);
      train(fit, fold, block, manager);
      NDArray x = manager.create(fold.testFeatures(), new Shape(fold.testRows(), fold.columns()));
      ParameterStore store = new ParameterStore(manager, false);
      long[] predicted = logits(block, store, x).argMax(1).toLongArray();
      return IntStream.range(0, predicted.length)
              .filter(row -> predicted[row] == fold.testLabels()[row])
              .count()
          / (double) predicted.length;
    }
  }

  private static NDArray logits(SequentialBlock block, ParameterStore store, NDArray x) {
    return block.forward(store, new NDList(x), true).singletonOrThrow();
  }

  private static SequentialBlock block(Fit fit, FoldData fold, NDManager manager) {
    ModelSpec.Mlp model = (ModelSpec.Mlp) fit.trial().settings().model();
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(model.hidden().getFirst()).build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(fold.classes()).build());
    block.setInitializer(Initializer.ZEROS, parameter -> true);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, fold.columns()));
    Architecture architecture = Architecture.of(model, fold.columns(), fold.classes());
    float[] first = InitialValues.draw(model, architecture, fit.seeds().init());
    int offset = 0;
    for (Parameter parameter : block.getParameters().values()) {
      int size = (int) parameter.getArray().size();
      parameter.getArray().set(FloatBuffer.wrap(first, offset, size).slice());
      offset += size;
    }
    return block;
  }

  private static void train(Fit fit, FoldData fold, SequentialBlock block, NDManager manager) {
    TrainSpec spec = fit.trial().settings().train();
    List<Parameter> parameters = block.getParameters().values();
    List<Optimizer> optimizers =
        parameters.stream()
            .map(p -> (int) p.getArray().size())
            .map(size -> Optimizer.of(spec.optimizer(), size, WeightRanges.all(size)))
            .toList();
    ParameterStore store = new ParameterStore(manager, false);
    Shuffler shuffler = new Shuffler(fit.seeds().shuffle());
    int[] order = IntStream.range(0, fold.trainRows()).toArray();
    for (int epoch = 0; epoch < spec.epochs(); epoch++) {
      shuffler.shuffle(order);
      for (int from = 0; from < order.length; from += spec.batchSize()) {
        int[] rows =
            Arrays.copyOfRange(order, from, Math.min(from + spec.batchSize(), order.length));
        float loss = backward(fold, rows, block, store);
        if (!Float.isFinite(loss)) {
          throw new IllegalStateException("loss " + loss);
        }
        for (int p = 0; p < parameters.size(); p++) {
          update(parameters.get(p), optimizers.get(p), spec);
        }
      }
    }
  }

  private static float backward(
      FoldData fold, int[] rows, SequentialBlock block, ParameterStore store) {
    try (NDManager step = store.getManager().newSubManager()) {
      NDArray x = step.create(features(fold, rows), new Shape(rows.length, fold.columns()));
      NDArray y = step.create(Arrays.stream(rows).map(row -> fold.trainLabels()[row]).toArray());
      Autograd.recording(true);
      NDArray loss =
          Loss.softmaxCrossEntropyLoss()
              .evaluate(new NDList(y), new NDList(logits(block, store, x)));
      Autograd.backward(loss, step.ones(loss.getShape()));
      Autograd.recording(false);
      return loss.getFloat();
    }
  }

  private static void update(Parameter parameter, Optimizer optimizer, TrainSpec spec) {
    NDArray array = parameter.getArray();
    float[] values = array.toFloatArray();
    float[] gradient;
    try (NDArray accumulated = array.getGradient()) {
      gradient = accumulated.toFloatArray();
      accumulated.muli(0);
    }
    if (array.getShape().dimension() == 2) {
      for (int i = 0; i < values.length; i++) {
        gradient[i] += (float) spec.l2() * values[i];
      }
    }
    optimizer.step(values, gradient, spec.optimizer().learningRate());
    array.set(FloatBuffer.wrap(values));
  }

  private static float[] features(FoldData fold, int[] rows) {
    float[] features = new float[rows.length * fold.columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          fold.trainFeatures(),
          rows[i] * fold.columns(),
          features,
          i * fold.columns(),
          fold.columns());
    }
    return features;
  }
}
