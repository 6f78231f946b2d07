// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.data.PredictionFile;
import assay.runner.quality.Metrics;
import assay.runner.quality.Outputs;
import assay.runner.quality.Rate;
import assay.runner.quality.Sample;
import assay.runner.quality.Score;
import assay.runner.spec.Nearest;
import assay.runner.spec.Position;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads predictions and computes what was asked of them. */
final class Judge {
  private static final List<String> OF_RATES = List.of("rate", "rate.low", "rate.high");

  private final EvaluateOptions options;
  private final Terminal terminal;

  Judge(EvaluateOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** A sentence for each metric that the task does not have. */
  List<String> unknownMetrics() {
    List<String> known = known();
    return options.metrics.stream()
        .filter(name -> !known.contains(name) && !metrics().map(m -> m.has(name)).orElse(false))
        .map(name ->
            "`%s` is no metric of --task %s. %s"
                .formatted(
                    name,
                    options.task,
                    Nearest.of(name, known)
                        .map("Did you mean `%s`?"::formatted)
                        .orElse("There are `%s`.".formatted(String.join("`, `", known)))))
        .toList();
  }

  private List<String> known() {
    return metrics().map(Metrics::known).orElse(OF_RATES);
  }

  private Optional<Metrics<?>> metrics() {
    return switch (options.task) {
      case binary -> Optional.of(Metrics.BINARY);
      case multiclass -> Optional.of(Metrics.MULTICLASS);
      case regression -> Optional.of(Metrics.REGRESSION);
      case series -> Optional.of(Metrics.SERIES);
      case rate -> Optional.empty();
    };
  }

  /**
   * @throws CommandException where the file is not what the task needs; the problems are shown then
   */
  Map<String, Score> scores(Path file) {
    Problems problems = new Problems();
    try {
      Optional<Map<String, Score>> scores = scores(new PredictionFile(file, problems), problems);
      terminal.say(problems.lines());
      return scores.orElseThrow(() ->
          new CommandException(
              ExitCode.WRONG_DECLARATION, "the predictions cannot be used as they are"));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "`%s` cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private Optional<Map<String, Score>> scores(PredictionFile file, Problems problems)
      throws IOException {
    return switch (options.task) {
      case binary, multiclass -> ofClasses(file);
      case regression -> file.numbers().map(this::ofNumbers);
      case series -> ofSeries(file, problems);
      case rate -> file.rate().map(this::ofRate);
    };
  }

  private Optional<Map<String, Score>> ofClasses(PredictionFile file) throws IOException {
    boolean two = options.task == EvaluateOptions.Task.binary;
    return file.classes(two, options.thresholdOrHalf(), Optional.ofNullable(options.labels))
        .map(read -> {
          say(read, two);
          return evaluated(two ? Metrics.BINARY : Metrics.MULTICLASS, read.predictions());
        });
  }

  private void say(PredictionFile.OfClasses read, boolean two) {
    String classes =
        two
            ? "the positive class is " + read.classes().get(1)
            : IntStream.range(0, Math.min(20, read.classes().size()))
                .mapToObj(i -> "%d %s".formatted(i, read.classes().get(i)))
                .reduce((all, next) -> all + ", " + next)
                .map(all -> "classes: " + all + (read.classes().size() > 20 ? " …" : ""))
                .orElse("");
    terminal.say("%d rows; %s".formatted(read.predictions().rows(), classes));
    if (read.unused()) {
      terminal.say("y_pred was not looked at, since the file has scores");
    }
    if (!read.fromScores() && options.threshold != null) {
      terminal.say("--threshold changed nothing, since the file has no scores");
    }
  }

  private Map<String, Score> ofNumbers(PredictionFile.OfNumbers read) {
    Outputs outputs = Outputs.of(read.truth(), read.predicted());
    return evaluated(Metrics.REGRESSION, read.weights().map(outputs::weighted).orElse(outputs));
  }

  private Optional<Map<String, Score>> ofSeries(PredictionFile file, Problems problems)
      throws IOException {
    Optional<PredictionFile.OfNumbers> read = file.numbers();
    Optional<List<double[]>> history = Optional.empty();
    if (options.train != null) {
      history = new PredictionFile(options.train, problems).history();
      if (history.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<List<double[]>> before = history;
    return read.filter(numbers -> fits(numbers, before, problems))
        .map(numbers -> {
          Outputs outputs =
              before
                  .map(h ->
                      Outputs.inTime(
                          numbers.truth(),
                          numbers.predicted(),
                          h,
                          Objects.requireNonNullElse(options.season, 1)))
                  .orElseGet(() -> Outputs.of(numbers.truth(), numbers.predicted()));
          return evaluated(
              Metrics.SERIES, numbers.weights().map(outputs::weighted).orElse(outputs));
        });
  }

  private boolean fits(
      PredictionFile.OfNumbers numbers, Optional<List<double[]>> before, Problems problems) {
    if (before.isEmpty() || before.get().size() == numbers.truth().size()) {
      return true;
    }
    problems.add(
        String.valueOf(options.train),
        Position.START,
        ProblemCode.E123_BAD_DATA,
        "The series before has %d outputs, the predictions have %d."
            .formatted(before.get().size(), numbers.truth().size()),
        "Give both files the same columns `y_true_…`.");
    return false;
  }

  private Map<String, Score> ofRate(Rate rate) {
    Map<String, Score> all = rate.scores();
    Map<String, Score> asked = new LinkedHashMap<>(all);
    if (!options.metrics.isEmpty()) {
      asked.keySet().retainAll(options.metrics);
    }
    return asked;
  }

  private <S extends Sample<S>> Map<String, Score> evaluated(Metrics<S> metrics, S sample) {
    List<String> names = new ArrayList<>(options.metrics);
    if (names.isEmpty()) {
      names.addAll(metrics.standard());
    }
    if (options.beta != null) {
      names.addAll(Metrics.fNames(options.beta));
    }
    return options.interval
        ? metrics.evaluateWithIntervals(names, sample, options.metricOptions(), options.seed)
        : metrics.evaluate(names, sample, options.metricOptions());
  }
}
