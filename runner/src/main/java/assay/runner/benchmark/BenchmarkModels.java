// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import assay.runner.model.Architecture;
import assay.runner.model.DropoutMasks;
import assay.runner.model.InitialValues;
import assay.runner.model.NetworkBlock;
import assay.runner.model.OnnxParameters;
import assay.runner.spec.CellSettings;
import assay.runner.spec.InputSpec;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.ScenarioSpec;
import assay.runner.spec.SubjectSpec;
import assay.runner.train.TorchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Loads the model of a job into this process. */
final class BenchmarkModels {
  private static final String ONNX = "OnnxRuntime";

  private BenchmarkModels() {}

  /**
   * @throws ModelException if it cannot run as declared
   */
  static BenchmarkModel load(Job job) {
    CellSettings settings = job.settings();
    TorchEngine torch = settings.engine().equals(ONNX) ? null : TorchEngine.start();
    Device device = device(settings.target(), torch);
    return switch (settings.subject()) {
      case SubjectSpec.Family family when isTraining(settings) ->
          new TrainingModel(TorchEngine.start(), family.model(), family.outputs(), job);
      case SubjectSpec.Family family -> family(family, job, TorchEngine.start(), device);
      case SubjectSpec.File file -> file(job, Optional.ofNullable(torch), device);
    };
  }

  private static boolean isTraining(CellSettings settings) {
    return settings.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
  }

  private static Device device(String target, @Nullable TorchEngine torch) {
    if (target.equals("cpu")) {
      return Device.cpu();
    }
    int number = Integer.parseInt(target.substring("gpu:".length()));
    int there = torch == null ? Engine.getEngine(ONNX).getGpuCount() : torch.gpus();
    if (number >= there) {
      throw ModelException.deviceMissing(
          "E140: `%s` asked, %s. Targets here: `cpu`%s."
              .formatted(
                  target,
                  there == 0 ? "none visible to the engine" : there + " visible to the engine",
                  there == 0 ? "" : ", `gpu:0` to `gpu:" + (there - 1) + "`"));
    }
    return Device.gpu(number);
  }

  private static BenchmarkModel family(
      SubjectSpec.Family family, Job job, TorchEngine torch, Device device) {
    ModelSpec model = family.model();
    CellSettings settings = job.settings();
    Architecture architecture = Architecture.of(model, settings.shape(), family.outputs());
    torch.inference(job.threads());
    NDManager manager = torch.newManager(device);
    DataType type = type(settings.type());
    NetworkBlock block =
        NetworkBlock.create(architecture, manager, type, new DropoutMasks(job.seed()));
    fill(block, InitialValues.draw(model, architecture, job.seed()), type);
    return new DjlModel(
        new DjlModel.Loaded(
            block,
            manager,
            () -> {},
            OptionalLong.of(architecture.parameters()),
            OptionalLong.of(architecture.flopsPerSample()),
            OptionalLong.of(architecture.valuesPerSample())),
        input(settings, settings.shape()),
        job.seed(),
        () -> torch.inference(job.threads()));
  }

  private static void fill(NetworkBlock block, float[] values, DataType type) {
    int offset = 0;
    for (NDArray array : block.trainedArrays()) {
      int size = Math.toIntExact(array.getShape().size());
      array.set(Inputs.bytes(Arrays.copyOfRange(values, offset, offset + size), type));
      offset += size;
    }
  }

  private static BenchmarkModel file(Job job, Optional<TorchEngine> torch, Device device) {
    CellSettings settings = job.settings();
    Path path = job.modelFile().orElseThrow();
    Runnable prepare = () -> torch.ifPresent(engine -> engine.inference(job.threads()));
    prepare.run();
    Model model = Model.newInstance(path.getFileName().toString(), device, settings.engine());
    try {
      model.load(
          path,
          null,
          settings.engine().equals(ONNX)
              ? Map.of(
                  "intraOpNumThreads", Integer.toString(job.threads()), "interOpNumThreads", "1")
              : Map.of());
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw ModelException.of(
          "%s cannot be loaded by %s: %s"
              .formatted(path.getFileName(), settings.engine(), Causes.root(e)));
    }
    Block block = model.getBlock();
    return new DjlModel(
        new DjlModel.Loaded(
            block,
            model.getNDManager(),
            model::close,
            parameters(path),
            OptionalLong.empty(),
            OptionalLong.empty()),
        fileInput(settings, path),
        job.seed(),
        prepare);
  }

  /** TorchScript has no shapes for its parameters. */
  private static OptionalLong parameters(Path path) {
    try {
      return path.toString().endsWith(".onnx") ? OnnxParameters.count(path) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static DjlModel.Input input(CellSettings settings, List<Integer> sample) {
    return new DjlModel.Input(
        settings.batch(),
        List.of(new DjlModel.Tensor(sample(sample), type(settings.type()), settings.max())));
  }

  private static DjlModel.Input fileInput(CellSettings settings, Path path) {
    if (settings.inputs().isEmpty()) {
      return input(
          settings,
          settings.shape().isEmpty() ? InputShape.of(path, settings.engine()) : settings.shape());
    }
    List<InputSpec> inputs =
        settings.engine().equals(ONNX)
            ? InputShape.inOrder(path, settings.inputs())
            : settings.inputs();
    return new DjlModel.Input(
        settings.batch(),
        inputs.stream()
            .map(input ->
                new DjlModel.Tensor(sample(input.shape()), type(input.type()), input.max()))
            .toList());
  }

  private static Shape sample(List<Integer> shape) {
    return new Shape(shape.stream().mapToLong(Integer::longValue).toArray());
  }

  private static DataType type(String word) {
    return DataType.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
