// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.BudgetSpec;
import assay.runner.spec.DataSpec;
import assay.runner.spec.EvaluateSpec;
import assay.runner.spec.ExecuteSpec;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Initializer;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.Place;
import assay.runner.spec.Position;
import assay.runner.spec.Positions;
import assay.runner.spec.SearchSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.spec.SeriesSpec;
import assay.runner.spec.SplitSpec;
import assay.runner.spec.TableSpec;
import assay.runner.spec.TargetTransform;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Declarations that differ in their data and split only. */
final class Declarations {
  static final Positions POSITIONS =
      new Positions(
          Map.ofEntries(
              Map.entry("task.target", at(2, 10)),
              Map.entry("data.source", at(3, 16)),
              Map.entry("data.series.lags", at(3, 60)),
              Map.entry("data.columns.b", at(3, 40)),
              Map.entry("preprocess", at(5, 12)),
              Map.entry("target_transform", at(6, 19)),
              Map.entry("split.outer", at(4, 11)),
              Map.entry("split.outer.method", at(4, 20)),
              Map.entry("split.inner", at(6, 11)),
              Map.entry("split.outer.folds", at(4, 40)),
              Map.entry("split.outer.file", at(5, 20))));

  private Declarations() {}

  private static Place at(int line, int column) {
    return new Place("experiment.yaml", new Position(line, column));
  }

  static ExperimentSpec of(Path directory, String source, String target) {
    return of(directory, source, target, new SplitSpec.StratifiedKFold(5, 1));
  }

  static ExperimentSpec of(SplitSpec split) {
    return of(Path.of("."), "builtin:iris", "species", split);
  }

  static ExperimentSpec of(Path directory, String source, String target, SplitSpec split) {
    TaskSpec task =
        new TaskSpec(TaskSpec.Type.CLASSIFICATION, target, "accuracy", TaskSpec.Goal.MAXIMIZE);
    return of(directory, task, new DataSpec(source), split, Optional.empty());
  }

  static ExperimentSpec regression(String source, String target) {
    return regression(Path.of("."), source, target);
  }

  static ExperimentSpec regression(Path directory, String source, String target) {
    return numbers(directory, TaskSpec.Type.REGRESSION, target, new DataSpec(source));
  }

  static ExperimentSpec series(String source, String target, SeriesSpec series) {
    return series(Path.of("."), source, target, series);
  }

  static ExperimentSpec series(Path directory, String source, String target, SeriesSpec series) {
    DataSpec data = new DataSpec(source, TableSpec.STANDARD, Optional.of(series));
    return numbers(directory, TaskSpec.Type.SERIES, target, data);
  }

  private static ExperimentSpec numbers(
      Path directory, TaskSpec.Type type, String target, DataSpec data) {
    TaskSpec task = new TaskSpec(type, target, "rmse", TaskSpec.Goal.MINIMIZE);
    return of(directory, task, data, new SplitSpec.StratifiedKFold(5, 1), Optional.empty());
  }

  static ExperimentSpec transformed(ExperimentSpec spec, TargetTransform transform) {
    TrialSettings settings = spec.settings();
    return of(
        spec.directory(),
        settings.task(),
        settings.data(),
        settings.split(),
        Optional.of(transform));
  }

  /** Of classes in a file. */
  static ExperimentSpec table(Path directory, String target, TableSpec table) {
    TaskSpec task =
        new TaskSpec(TaskSpec.Type.CLASSIFICATION, target, "accuracy", TaskSpec.Goal.MAXIMIZE);
    DataSpec data = new DataSpec("csv:data.csv", table, Optional.empty());
    return of(directory, task, data, new SplitSpec.StratifiedKFold(5, 1), Optional.empty());
  }

  private static ExperimentSpec of(
      Path directory,
      TaskSpec task,
      DataSpec data,
      SplitSpec split,
      Optional<TargetTransform> transform) {
    TrialSettings settings =
        new TrialSettings(
            task,
            data,
            split,
            List.of(),
            transform,
            new ModelSpec.Mlp(
                List.of(),
                ModelSpec.Activation.RELU,
                new Initializer.Zeros(),
                new Initializer.Zeros()),
            new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, new OptimizerSpec.Sgd(0.1, 0), 8, 1, 0),
            new EvaluateSpec(List.of("accuracy"), false));
    return new ExperimentSpec(
        "experiment.yaml",
        directory,
        "test",
        7,
        settings,
        new SearchSpec(List.of(), List.of()),
        new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of()),
        new ExecuteSpec(
            "cpu", OptionalInt.empty(), 1, ExecuteSpec.OnFailure.CONTINUE, Optional.empty()),
        new BudgetSpec(Optional.empty()),
        JsonNodeFactory.instance.objectNode(),
        POSITIONS,
        "");
  }
}
