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
import assay.runner.spec.SpecReader;
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

/**
 * Fits on built-in data, of perceptrons with one hidden layer.
 *
 * @param spec what the fits have in common; the model and its training differ by fit
 */
record BuiltinExperiment(ExperimentSpec spec, DataSet data, Folds folds) {
  static final int FOLDS = 5;
  static final int REPEATS = 3;
  private static final long SEED = 7;

  /** With the folds that scikit-learn was scored on. */
  static BuiltinExperiment iris() {
    return of("builtin:iris", "species", new SplitSpec.Predefined("splits-iris.json", REPEATS));
  }

  static BuiltinExperiment digits() {
    return of("builtin:digits", "digit", new SplitSpec.StratifiedKFold(FOLDS, REPEATS));
  }

  private static BuiltinExperiment of(String source, String target, SplitSpec split) {
    ExperimentSpec spec = experiment(settings(source, target, split));
    Problems problems = new Problems();
    DataSet data = DataSource.load(spec, problems).orElseThrow();
    return new BuiltinExperiment(spec, data, Splitter.split(spec, data, problems).orElseThrow());
  }

  Fit fit(int hidden, TrainSpec train, boolean reportTrain, int fold, int repeat) {
    return fit(mlp(hidden), train, reportTrain, fold, repeat);
  }

  Fit fit(ModelSpec model, TrainSpec train, boolean reportTrain, int fold, int repeat) {
    TrialSettings common = spec.settings();
    TrialSettings settings =
        new TrialSettings(
            common.task(),
            common.data(),
            common.split(),
            common.preprocess(),
            model,
            train,
            new EvaluateSpec(common.evaluate().metrics(), reportTrain));
    Trial trial = new Trial(1, "", Map.of(), settings, JsonNodeFactory.instance.objectNode());
    return new Fit(trial, "", fold, repeat, new Seeds(SEED, repeat, fold));
  }

  static TrainSpec train(OptimizerSpec optimizer, int batchSize, int epochs, double l2) {
    return new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, optimizer, batchSize, epochs, l2);
  }

  /** The same training with more keys of its section, in YAML: {@code "accumulate: 4"}. */
  static TrainSpec with(TrainSpec train, String keys) {
    String text =
        """
        assay: 1
        kind: train
        name: options
        task: {type: classification}
        data: {source: "builtin:iris"}
        model: {family: mlp}
        train: {epochs: %d, %s}
        """
            .formatted(train.epochs(), keys);
    Problems problems = new Problems();
    ExperimentSpec spec =
        (ExperimentSpec)
            SpecReader.declarationText("a.yaml", Path.of("a.yaml"), text, Map.of(), problems)
                .orElseThrow(() -> new AssertionError(problems.lines()));
    return new TrainSpec(
        train.loss(),
        train.optimizer(),
        train.batchSize(),
        train.epochs(),
        train.l2(),
        spec.settings().train().options());
  }

  private static ModelSpec.Mlp mlp(int hidden) {
    Initializer xavier = new Initializer.XavierUniform();
    return new ModelSpec.Mlp(List.of(hidden), ModelSpec.Activation.RELU, xavier, xavier);
  }

  private static TrialSettings settings(String source, String target, SplitSpec split) {
    return new TrialSettings(
        new TaskSpec(TaskSpec.Type.CLASSIFICATION, target, "accuracy", TaskSpec.Goal.MAXIMIZE),
        new DataSpec(source),
        split,
        List.of(new PreprocessStep.Standardize()),
        mlp(1),
        train(new OptimizerSpec.Sgd(0.01, 0), 32, 1, 0),
        new EvaluateSpec(List.of("log_loss", "accuracy"), false));
  }

  private static ExperimentSpec experiment(TrialSettings settings) {
    return new ExperimentSpec(
        "builtin.yaml",
        resources(),
        "builtin",
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
              Objects.requireNonNull(BuiltinExperiment.class.getResource("splits-iris.json"))
                  .toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
