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
import assay.runner.plan.Fit;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.TrainSpec;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What one would write with DJL for the iris grid and nothing else: a loop over the fits, two at a
 * time, that computes what the executor computes (same folds, first weights, order of rows and
 * updates) and keeps one accuracy per fit. The executor's time against this one is what the rest
 * costs, or saves. Prints wall and processor seconds of several rounds: the first one includes the
 * warm-up of the Java process.
 */
final class HandWrittenLoop {
  private static final int WORKERS = 2;

  private HandWrittenLoop() {}

  public static void main(String[] arguments) throws Exception {
    TorchEngine engine = TorchEngine.start();
    IrisExperiment iris = new IrisExperiment();
    List<Fit> fits = IrisReference.all().stream().flatMap(r -> r.fits().stream()).toList();
    for (int round = 1; round <= 3; round++) {
      long wall = System.nanoTime();
      double cpu = CpuClock.seconds();
      double accuracy = meanAccuracy(engine, iris, fits);
      System.out.printf(
          "round %d: %d fits, mean accuracy %.4f, %.2f s wall, %.2f s cpu%n",
          round, fits.size(), accuracy, (System.nanoTime() - wall) / 1e9, CpuClock.seconds() - cpu);
    }
  }

  private static double meanAccuracy(TorchEngine engine, IrisExperiment iris, List<Fit> fits)
      throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<Double>> running = new ArrayList<>();
      for (Fit fit : fits) {
        FoldData fold =
            FoldData.of(
                iris.data,
                iris.folds.fold(fit.repeat(), fit.fold()),
                fit.trial().settings().preprocess());
        running.add(pool.submit(() -> accuracy(engine, fit, fold)));
      }
      double sum = 0;
      for (Future<Double> fit : running) {
        sum += fit.get();
      }
      return sum / fits.size();
    }
  }

  private static double accuracy(TorchEngine engine, Fit fit, FoldData fold) {
    Autograd.threads(1);
    TrainSpec spec = fit.trial().settings().train();
    ModelSpec.Mlp model = (ModelSpec.Mlp) fit.trial().settings().model();
    try (NDManager manager = engine.newManager()) {
      SequentialBlock block =
          new SequentialBlock()
              .add(Linear.builder().setUnits(model.hidden().getFirst()).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(fold.classes()).build());
      block.setInitializer(Initializer.ZEROS, parameter -> true);
      block.initialize(manager, DataType.FLOAT32, new Shape(1, fold.columns()));
      List<Parameter> parameters = block.getParameters().values();
      float[] first =
          InitialValues.draw(
              model, Architecture.of(model, fold.columns(), fold.classes()), fit.seeds().init());
      List<Optimizer> optimizers = new ArrayList<>();
      int offset = 0;
      for (Parameter parameter : parameters) {
        int size = (int) parameter.getArray().size();
        parameter.getArray().set(FloatBuffer.wrap(first, offset, size).slice());
        optimizers.add(Optimizer.of(spec.optimizer(), size));
        offset += size;
      }

      ParameterStore store = new ParameterStore(manager, false);
      Loss crossEntropy = Loss.softmaxCrossEntropyLoss();
      Shuffler shuffler = new Shuffler(fit.seeds().shuffle());
      int[] order = IntStream.range(0, fold.trainRows()).toArray();
      for (int epoch = 0; epoch < spec.epochs(); epoch++) {
        shuffler.shuffle(order);
        for (int from = 0; from < order.length; from += spec.batchSize()) {
          int to = Math.min(from + spec.batchSize(), order.length);
          int[] rows = Arrays.copyOfRange(order, from, to);
          try (NDManager step = manager.newSubManager()) {
            NDArray x = step.create(features(fold, rows), new Shape(rows.length, fold.columns()));
            NDArray y = step.create(Arrays.stream(rows).map(r -> fold.trainLabels()[r]).toArray());
            Autograd.recording(true);
            NDArray logits = block.forward(store, new NDList(x), true).singletonOrThrow();
            NDArray loss = crossEntropy.evaluate(new NDList(y), new NDList(logits));
            Autograd.backward(loss, step.ones(loss.getShape()));
            Autograd.recording(false);
            if (!Float.isFinite(loss.getFloat())) {
              return Double.NaN;
            }
            for (int p = 0; p < parameters.size(); p++) {
              update(parameters.get(p), optimizers.get(p), (float) spec.l2());
            }
          }
        }
      }
      try (NDManager test = manager.newSubManager()) {
        NDArray x = test.create(fold.testFeatures(), new Shape(fold.testRows(), fold.columns()));
        long[] predicted =
            block.forward(store, new NDList(x), false).singletonOrThrow().argMax(1).toLongArray();
        return IntStream.range(0, predicted.length)
                .filter(row -> predicted[row] == fold.testLabels()[row])
                .count()
            / (double) predicted.length;
      }
    }
  }

  private static void update(Parameter parameter, Optimizer optimizer, float l2) {
    NDArray array = parameter.getArray();
    float[] values = array.toFloatArray();
    float[] gradient;
    try (NDArray accumulated = array.getGradient()) {
      gradient = accumulated.toFloatArray();
      accumulated.muli(0);
    }
    if (array.getShape().dimension() == 2) {
      for (int i = 0; i < values.length; i++) {
        gradient[i] += l2 * values[i];
      }
    }
    optimizer.step(values, gradient);
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
