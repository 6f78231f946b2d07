// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.DataSet;
import assay.runner.data.Targets;
import assay.runner.model.Architecture;
import assay.runner.model.ArchitectureException;
import assay.runner.spec.ClassWeights;
import assay.runner.spec.Configuration;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What models and losses ask of the data; each problem is told once, before anything is trained.
 */
public final class FitChecks {
  private final ExperimentSpec spec;
  private final DataSet data;
  private final RowShapes shapes;
  private final Problems problems;
  private final Set<String> told = new HashSet<>();

  private FitChecks(ExperimentSpec spec, DataSet data, RowShapes shapes, Problems problems) {
    this.spec = spec;
    this.data = data;
    this.shapes = shapes;
    this.problems = problems;
  }

  public static void check(ExperimentSpec spec, DataSet data, RowShapes shapes, Problems problems) {
    FitChecks checks = new FitChecks(spec, data, shapes, problems);
    spec.configurations().stream().map(Configuration::settings).distinct().forEach(checks::check);
  }

  private void check(TrialSettings settings) {
    if (data.targets() instanceof Targets.Classes classes) {
      check(settings.train(), classes.names());
    }
    try {
      var unused =
          Architecture.of(settings.model(), shapes.row(settings), shapes.outputs(settings));
    } catch (ArchitectureException e) {
      tell(e.path(), String.valueOf(e.getMessage()), e.advice());
    }
  }

  private void check(TrainSpec train, List<String> classes) {
    if (train.loss() == TrainSpec.Loss.BINARY_CROSS_ENTROPY && classes.size() != 2) {
      tell(
          "train.loss",
          "`binary_cross_entropy` is for two classes, and `%s` has %d."
              .formatted(spec.settings().task().target(), classes.size()),
          "Use `cross_entropy`.");
    }
    if (train.options().classWeights() instanceof ClassWeights.Named named) {
      for (String name : named.byName().keySet()) {
        if (!classes.contains(name)) {
          tell(
              "train.class_weights",
              "`%s` has no class `%s`.".formatted(spec.settings().task().target(), name),
              Nearest.of(name, classes)
                  .map("Did you mean `%s`?"::formatted)
                  .orElse("Its classes are `%s`.".formatted(String.join("`, `", classes))));
        }
      }
    }
  }

  private void tell(String path, String message, String advice) {
    if (told.add(path + message)) {
      problems.add(spec.positions().place(path), ProblemCode.E104_NOT_ALLOWED, message, advice);
    }
  }
}
