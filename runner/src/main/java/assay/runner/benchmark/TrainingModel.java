// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.model.Architecture;
import assay.runner.spec.CellSettings;
import assay.runner.spec.ModelSpec;
import assay.runner.train.TorchEngine;
import assay.runner.train.TrainingStep;
import java.util.OptionalLong;

/** Steps of training as calls. Each session trains a model of its own. */
final class TrainingModel implements BenchmarkModel {
  private final TorchEngine engine;
  private final ModelSpec model;
  private final int outputs;
  private final Job job;
  private final Architecture architecture;

  TrainingModel(TorchEngine engine, ModelSpec model, int outputs, Job job) {
    this.engine = engine;
    this.model = model;
    this.outputs = outputs;
    this.job = job;
    this.architecture = Architecture.of(model, job.settings().shape(), outputs);
  }

  @Override
  public Session open(int first) {
    CellSettings settings = job.settings();
    TrainingStep step =
        new TrainingStep(
            engine, model, settings.shape(), outputs, settings.batch(), job.seed(), job.threads());
    return new Session() {
      @Override
      public void run() {
        step.run();
      }

      // Training gives no answers to compare.
      @Override
      public float[] outputs() {
        return new float[0];
      }

      @Override
      public void close() {
        step.close();
      }
    };
  }

  @Override
  public OptionalLong parameters() {
    return OptionalLong.of(architecture.parameters());
  }

  @Override
  public OptionalLong flopsPerSample() {
    return OptionalLong.of(architecture.flopsPerSample());
  }

  @Override
  public void close() {}
}
