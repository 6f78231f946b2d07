// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.quality.Metrics;
import assay.runner.quality.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How predictions are judged. Options that say nothing about the task are refused. */
final class EvaluateOptions {
  @Option(
      names = "--task",
      required = true,
      paramLabel = "TASK",
      description = "What was predicted: ${COMPLETION-CANDIDATES}.")
  Task task = Task.binary;

  @Option(
      names = "--metric",
      arity = "1..*",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Only these, such as accuracy, f1_macro or roc_curve. Default: all but the curves.",
        "With any number in it: f3, top5_accuracy, pinball_0.05."
      })
  List<String> metrics = new ArrayList<>();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "CLASS",
      description =
          "All classes in order. Default: as numbers or texts sort; the last of two is"
              + " the positive one.")
  @Nullable List<String> labels;

  @Option(
      names = "--threshold",
      paramLabel = "X",
      description = "Scores from which on the positive class is predicted. Default: 0.5.")
  @Nullable Double threshold;

  @Option(
      names = "--zero-division",
      paramLabel = "0|1",
      description = "What 0/0 counts in precision and its relatives. Default: 0.")
  @Nullable Integer zeroDivision;

  @Option(
      names = "--max-fpr",
      paramLabel = "X",
      description = "Takes roc_auc up to this rate of false positives, scaled to 0.5 for chance.")
  @Nullable Double maxFpr;

  @Option(names = "--beta", paramLabel = "B", description = "Adds F for this β, as fB, fB_macro …")
  @Nullable String beta;

  @Option(
      names = "--kappa-weights",
      paramLabel = "WEIGHTS",
      description = "Counts misses by their distance in cohen_kappa: ${COMPLETION-CANDIDATES}.")
  @Nullable KappaWeights kappaWeights;

  @Option(
      names = "--multioutput",
      paramLabel = "HOW",
      description = "Of several outputs: ${COMPLETION-CANDIDATES}. Default: uniform_average.")
  @Nullable MultiOutput multiOutput;

  @Option(
      names = "--force-finite",
      arity = "1",
      paramLabel = "true|false",
      description =
          "r2 and its relatives of a constant truth are 1 or 0 (true, the default), or"
              + " undefined (false).")
  @Nullable Boolean forceFinite;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "The series before, a CSV file with y_true in order of time: mase needs it.")
  @Nullable Path train;

  @Option(
      names = "--season",
      paramLabel = "M",
      description = "Steps after which the series resembles itself, for mase. Default: 1.")
  @Nullable Integer season;

  @Option(
      names = "--interval",
      description = {
        "Adds the 95 %% interval of each number as NAME.low and NAME.high: Wilson's for shares of",
        "rows, else by drawing rows anew 1000 times, which takes as much longer."
      })
  boolean interval;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of drawing rows anew for --interval. Default: 0.")
  long seed;

  /** The tasks as they are written on the command line. */
  @SuppressWarnings("MemberName")
  enum Task {
    binary,
    multiclass,
    regression,
    series,
    rate
  }

  /** As scikit-learn has them. */
  @SuppressWarnings("MemberName")
  enum KappaWeights {
    linear,
    quadratic
  }

  /** As scikit-learn has them. */
  @SuppressWarnings("MemberName")
  enum MultiOutput {
    uniform_average,
    raw_values,
    variance_weighted
  }

  double thresholdOrHalf() {
    return threshold == null ? 0.5 : threshold;
  }

  Options metricOptions() {
    return new Options(
        zeroDivision == null ? 0 : zeroDivision,
        maxFpr == null || maxFpr == 1 ? OptionalDouble.empty() : OptionalDouble.of(maxFpr),
        kappaWeights == null
            ? Options.Kappa.UNWEIGHTED
            : Options.Kappa.valueOf(kappaWeights.name().toUpperCase(Locale.ROOT)),
        forceFinite == null || forceFinite,
        Options.Outputs.valueOf(
            Objects.requireNonNullElse(multiOutput, MultiOutput.uniform_average)
                .name()
                .toUpperCase(Locale.ROOT)));
  }

  /** What is wrong with the options, whole sentences. */
  List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    misplaced()
        .forEach((option, tasks) -> {
          if (!tasks.contains(task)) {
            mistakes.add(
                "%s says nothing about --task %s; it is for %s."
                    .formatted(
                        option, task, String.join(", ", tasks.stream().map(Task::name).toList())));
          }
        });
    require(
        zeroDivision == null || zeroDivision == 0 || zeroDivision == 1,
        "--zero-division wants 0 or 1, got %s.".formatted(zeroDivision),
        mistakes);
    require(
        maxFpr == null || (maxFpr > 0 && maxFpr <= 1),
        "--max-fpr wants a number above 0 and up to 1, got %s.".formatted(maxFpr),
        mistakes);
    require(
        threshold == null || Double.isFinite(threshold),
        "--threshold wants a number, got %s.".formatted(threshold),
        mistakes);
    require(
        beta == null || Metrics.isBeta(beta),
        "--beta wants a number above 0 such as 3 or 0.25, got %s.".formatted(beta),
        mistakes);
    require(
        season == null || season >= 1,
        "--season wants a whole number ≥ 1, got %s.".formatted(season),
        mistakes);
    require(
        season == null || train != null,
        "--season is of the series before, which --train FILE names.",
        mistakes);
    require(
        labels == null || Set.copyOf(labels).size() == labels.size(),
        "--labels names a class twice.",
        mistakes);
    return mistakes;
  }

  private static void require(boolean met, String otherwise, List<String> mistakes) {
    if (!met) {
      mistakes.add(otherwise);
    }
  }

  /** The given options that concern some tasks alone, with these. */
  private Map<String, List<Task>> misplaced() {
    List<Task> classes = List.of(Task.binary, Task.multiclass);
    List<Task> numbers = List.of(Task.regression, Task.series);
    Map<String, List<Task>> given = new LinkedHashMap<>();
    put(given, "--labels", labels, classes);
    put(given, "--threshold", threshold, List.of(Task.binary));
    put(given, "--zero-division", zeroDivision, classes);
    put(given, "--max-fpr", maxFpr, List.of(Task.binary));
    put(given, "--beta", beta, classes);
    put(given, "--kappa-weights", kappaWeights, classes);
    put(given, "--multioutput", multiOutput, numbers);
    put(given, "--force-finite", forceFinite, numbers);
    put(given, "--train", train, List.of(Task.series));
    put(given, "--season", season, List.of(Task.series));
    return given;
  }

  private static void put(
      Map<String, List<Task>> given, String option, @Nullable Object value, List<Task> tasks) {
    if (value != null) {
      given.put(option, tasks);
    }
  }
}
