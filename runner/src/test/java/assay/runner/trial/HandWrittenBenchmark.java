// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The model of {@code same_cell_closed.yaml} as one would measure it with JMH and DJL alone:
 * nothing of Assay takes part. Its batches per second, times 32, are what Assay must find.
 *
 * <p>As a program: {@code scripts/benchmark-trial jmh [FORKS]}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HandWrittenBenchmark {
  private static final int BATCH = 32;
  private static final int INPUTS = 784;

  private @Nullable Model model;
  private @Nullable NDManager manager;
  private @Nullable Predictor<NDList, NDList> predictor;
  private @Nullable NDList input;

  @Setup
  public void load() throws MalformedModelException {
    Model loaded = Model.newInstance("mlp", "PyTorch");
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(512).build())
            .add(Activation::relu)
            .add(Linear.builder().setUnits(256).build())
            .add(Activation::relu)
            .add(Linear.builder().setUnits(10).build());
    block.initialize(loaded.getNDManager(), DataType.FLOAT32, new Shape(BATCH, INPUTS));
    loaded.setBlock(block);
    NDManager inputs = loaded.getNDManager().newSubManager();
    NDArray batch = inputs.randomUniform(0, 1, new Shape(BATCH, INPUTS));
    model = loaded;
    manager = inputs;
    input = new NDList(batch);
    predictor = loaded.newPredictor(new NoopTranslator());
  }

  @Benchmark
  public ByteBuffer call() throws TranslateException {
    try (NDList outputs =
        Objects.requireNonNull(predictor).predict(Objects.requireNonNull(input))) {
      return outputs.singletonOrThrow().toByteBuffer();
    }
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(predictor).close();
    Objects.requireNonNull(manager).close();
    Objects.requireNonNull(model).close();
  }

  public static void main(String[] args) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include("^" + HandWrittenBenchmark.class.getName().replace(".", "\\.") + "\\.")
                    .forks(args.length > 0 ? Integer.parseInt(args[0]) : 5)
                    .threads(1)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs(
                        "-Xms256m",
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-Dai.djl.pytorch.num_interop_threads=1",
                        "-Dai.djl.pytorch.num_threads=1")
                    .build())
            .run()
            .iterator()
            .next();
    double[] interval = result.getPrimaryResult().getScoreConfidence();
    System.out.printf(
        Locale.ROOT,
        "%,.0f samples/s, %.0f %% interval %,.0f to %,.0f (of iterations, as JMH gives it)%n",
        result.getPrimaryResult().getScore() * BATCH,
        99.9,
        interval[0] * BATCH,
        interval[1] * BATCH);
  }
}
