// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.DataSet;
import assay.runner.data.DataSource;
import assay.runner.data.Folds;
import assay.runner.data.Splitter;
import assay.runner.plan.Fit;
import assay.runner.plan.Seeds;
import assay.runner.plan.Trial;
import assay.runner.spec.BudgetSpec;
import assay.runner.spec.DataSpec;
import assay.runner.spec.EvaluateSpec;
import assay.runner.spec.ExecuteSpec;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.Positions;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.Problems;
import assay.runner.spec.SearchSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.spec.SplitSpec;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Fits on the built-in iris data, with the folds that scikit-learn drew. */
final class IrisExperiment {
  static final int FOLDS = 5;
  static final int REPEATS = 3;
  private static final Initializer XAVIER = new Initializer.XavierUniform();
  private static final long SEED = 7;

  final DataSet data;
  final Folds folds;

  IrisExperiment() {
    Problems problems = new Problems();
    ExperimentSpec spec =
        experiment(settings(64, train(new OptimizerSpec.Sgd(0.01, 0), 32, 1, 0), false));
    data = DataSource.load(spec, problems).orElseThrow();
    folds = Splitter.split(spec, data, problems).orElseThrow();
  }

  /** A fit of a perceptron with one hidden layer. */
  static Fit fit(int hidden, TrainSpec train, boolean reportTrain, int fold, int repeat) {
    TrialSettings settings = settings(hidden, train, reportTrain);
    Trial trial = new Trial(1, "", Map.of(), settings, JsonNodeFactory.instance.objectNode());
    return new Fit(trial, "", fold, repeat, new Seeds(SEED, repeat, fold));
  }

  static TrainSpec train(OptimizerSpec optimizer, int batchSize, int epochs, double l2) {
    return new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, optimizer, batchSize, epochs, l2);
  }

  private static TrialSettings settings(int hidden, TrainSpec train, boolean reportTrain) {
    return new TrialSettings(
        new TaskSpec(TaskSpec.Type.CLASSIFICATION, "species", "accuracy", TaskSpec.Goal.MAXIMIZE),
        new DataSpec("builtin:iris"),
        new SplitSpec.Predefined("splits-iris.json", REPEATS),
        List.of(new PreprocessStep.Standardize()),
        new ModelSpec.Mlp(List.of(hidden), ModelSpec.Activation.RELU, XAVIER, XAVIER),
        train,
        new EvaluateSpec(List.of("log_loss", "accuracy"), reportTrain));
  }

  private static ExperimentSpec experiment(TrialSettings settings) {
    return new ExperimentSpec(
        "iris.yaml",
        resources(),
        "iris",
        SEED,
        settings,
        new SearchSpec(List.of(), List.of()),
        new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of()),
        new ExecuteSpec(
            "cpu", OptionalInt.empty(), 1, ExecuteSpec.OnFailure.CONTINUE, Optional.empty()),
        new BudgetSpec(Optional.empty()),
        JsonNodeFactory.instance.objectNode(),
        new Positions(Map.of()),
        "");
  }

  private static Path resources() {
    try {
      return Path.of(
              Objects.requireNonNull(IrisExperiment.class.getResource("splits-iris.json")).toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
