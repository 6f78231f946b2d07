// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;
import java.util.Optional;

/** Everything that one configuration says about data, model and training. */
public record TrialSettings(
    TaskSpec task,
    DataSpec data,
    SplitSpec split,
    List<PreprocessStep> preprocess,
    Optional<TargetTransform> targetTransform,
    ModelSpec model,
    TrainSpec train,
    EvaluateSpec evaluate) {
  public TrialSettings {
    preprocess = List.copyOf(preprocess);
  }

  /** Of targets as they are. */
  public TrialSettings(
      TaskSpec task,
      DataSpec data,
      SplitSpec split,
      List<PreprocessStep> preprocess,
      ModelSpec model,
      TrainSpec train,
      EvaluateSpec evaluate) {
    this(task, data, split, preprocess, Optional.empty(), model, train, evaluate);
  }
}
