// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.OptionalInt;

/** Whether declared metrics say something about as many classes as the data has. */
public final class ClassMetricCheck {
  private final ExperimentSpec spec;
  private final int classes;
  private final Problems problems;

  private ClassMetricCheck(ExperimentSpec spec, int classes, Problems problems) {
    this.spec = spec;
    this.classes = classes;
    this.problems = problems;
  }

  /** Adds a problem at the place of each metric that does not. */
  public static void check(ExperimentSpec spec, int classes, Problems problems) {
    ClassMetricCheck check = new ClassMetricCheck(spec, classes, problems);
    spec.settings().evaluate().metrics().forEach(check::check);
  }

  private void check(String name) {
    OptionalInt top = MetricNames.top(name);
    if (classes != 2 && MetricNames.FOR_TWO_CLASSES.contains(name)) {
      problems.add(
          place(name),
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` is for two classes, and `%s` has %d."
              .formatted(name, spec.settings().task().target(), classes),
          "Use `%s`.".formatted(MetricNames.forManyClasses(name)));
    } else if (top.isPresent() && top.getAsInt() >= classes) {
      problems.add(
          place(name),
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` is 1 for every model, since `%s` has %d classes."
              .formatted(name, spec.settings().task().target(), classes),
          "Use `accuracy`.");
    }
  }

  private Place place(String name) {
    TrialSettings settings = spec.settings();
    return MetricPlaces.of(
        spec.positions(), settings.task().metric(), settings.evaluate().metrics(), name);
  }
}
