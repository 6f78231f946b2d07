// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.compare.CompareOptions;
import assay.runner.compare.Comparison;
import assay.runner.compare.Overview;
import assay.runner.compare.ScoreSet;
import assay.runner.data.ScoreFile;
import assay.runner.data.ScoreRow;
import assay.runner.record.MlflowClient;
import assay.runner.record.MlflowExperiment;
import assay.runner.record.TrackedScores;
import assay.runner.report.ComparisonJson;
import assay.runner.report.ComparisonTable;
import assay.runner.report.ComparisonText;
import assay.runner.report.RankDiagram;
import assay.runner.spec.Nearest;
import assay.runner.spec.Problems;
import assay.runner.spec.TaskSpec.Goal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay compare}: which trials differ, by how much, and how sure that is. */
@Command(
    name = "compare",
    description = {
      "Compares trials with a baseline by their scores per fold.",
      "Scores are those of the finished fits of an experiment, or of a CSV file with the "
          + "columns trial,fold,repeat,score and perhaps n_train,n_test. Trials with the same "
          + "folds are compared pair by pair."
    })
final class CompareCommand implements Callable<Integer> {
  private static final String CSV = ".csv";

  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(
      index = "0",
      paramLabel = "EXPERIMENT|FILE.csv",
      description = "Name of an experiment, or a file of scores.")
  String subject = "";

  @Parameters(
      index = "1..*",
      paramLabel = "TRIAL",
      description = "Trials to compare, as assay show names them. Default: all.")
  List<String> trials = new ArrayList<>();

  @Mixin DataOption data = new DataOption();

  @Option(names = "--tracker", paramLabel = "URL", description = "Any MLflow server.")
  @Nullable URI tracker;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "What to compare. Default: the experiment's metric; in a file, score.")
  @Nullable String metric;

  @Option(
      names = "--goal",
      paramLabel = "maximize|minimize",
      description = "Which way is better. Default: the experiment's; for a file, maximize.")
  @Nullable String goal;

  @Option(
      names = "--baseline",
      paramLabel = "TRIAL",
      description = "What the others are compared with. Default: the best mean.")
  @Nullable String baseline;

  @Option(
      names = "--rope",
      paramLabel = "SIZE",
      defaultValue = "0.01",
      description =
          "Differences up to this size are practically none, in the metric's unit. Default: ${DEFAULT-VALUE}.")
  double rope;

  @Option(
      names = "--alpha",
      paramLabel = "P",
      defaultValue = "0.05",
      description =
          "Probability of telling trials apart although none differs. Default: ${DEFAULT-VALUE}.")
  double alpha;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draws the mean ranks of three or more trials.")
  @Nullable Path svg;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireOptions();
    Optional<ScoreSet> scores = subject.endsWith(CSV) ? fromFile() : Optional.of(fromTracker());
    if (scores.isEmpty()) {
      return ExitCode.WRONG_DECLARATION.code();
    }
    Comparison comparison =
        Comparison.of(
            chosen(scores.get()), new CompareOptions(Optional.ofNullable(baseline), rope, alpha));
    if (svg != null) {
      draw(comparison, svg);
    }
    print(comparison);
    return ExitCode.OK.code();
  }

  private void requireOptions() {
    if (!(alpha > 0 && alpha < 1)) {
      throw wrong("--alpha wants a number between 0 and 1, such as 0.05, got " + alpha);
    }
    if (!(rope >= 0) || Double.isInfinite(rope)) {
      throw wrong("--rope wants a number of at least 0, such as 0.01, got " + rope);
    }
    if (goal != null && !goal.equals("maximize") && !goal.equals("minimize")) {
      throw wrong("--goal wants maximize or minimize, got \"%s\"".formatted(goal));
    }
  }

  private Optional<ScoreSet> fromFile() {
    if (!Files.isRegularFile(Path.of(subject))) {
      throw wrong("there is no file %s".formatted(subject));
    }
    Problems problems = new Problems();
    List<ScoreRow> rows = ScoreFile.read(subject, problems);
    terminal.say(problems.lines());
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    String name = Optional.ofNullable(metric).orElse("score");
    return Optional.of(ScoreSet.ofRows(name, goal("maximize"), rows));
  }

  private ScoreSet fromTracker() {
    if (tracker == null) {
      DataDirectories.requireExisting(data.directory);
    }
    try (TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      MlflowClient client = access.client();
      MlflowExperiment experiment =
          client.findExperiment(subject).orElseThrow(() -> noExperiment(client));
      String usual = experiment.tags().getOrDefault("assay.metric", "");
      String name = Optional.ofNullable(metric).orElse(usual);
      if (name.isEmpty()) {
        throw wrong("%s does not say which metric counts: --metric NAME".formatted(subject));
      }
      TrackedScores tracked = new TrackedScores(client);
      ScoreSet scores = tracked.of(experiment.id(), name, trackedGoal(experiment, name, usual));
      if (scores.trials().isEmpty()) {
        Collection<String> known = tracked.metrics(experiment.id());
        throw wrong(
            known.isEmpty()
                ? "%s has no finished fits to compare".formatted(subject)
                : "no finished fit of %s has the metric \"%s\"; %s"
                    .formatted(subject, name, suggestion(name, known)));
      }
      return scores;
    }
  }

  private CommandException noExperiment(MlflowClient client) {
    List<String> names = client.experiments().stream().map(MlflowExperiment::name).toList();
    return wrong(
        "no experiment is called \"%s\"; %s. A file of scores ends with .csv"
            .formatted(subject, suggestion(subject, names)));
  }

  /** The experiment knows it for its own metric alone. */
  private Goal trackedGoal(MlflowExperiment experiment, String name, String usual) {
    String stored = experiment.tags().getOrDefault("assay.goal", "");
    if (goal == null && (stored.isEmpty() || !name.equals(usual))) {
      throw wrong("which way is %s better? Say --goal maximize or --goal minimize".formatted(name));
    }
    return goal(stored);
  }

  private Goal goal(String otherwise) {
    String word = Optional.ofNullable(goal).orElse(otherwise);
    return Goal.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private ScoreSet chosen(ScoreSet scores) {
    List<String> names = scores.names();
    List<String> asked = new ArrayList<>(trials);
    Optional.ofNullable(baseline).ifPresent(asked::add);
    for (String name : asked) {
      if (!names.contains(name)) {
        throw wrong(
            "no trial with scores is called \"%s\"; %s".formatted(name, suggestion(name, names)));
      }
    }
    ScoreSet some = trials.isEmpty() ? scores : scores.only(asked);
    if (some.trials().size() < 2) {
      throw wrong(
          "a comparison needs two trials with scores, there is only `%s`"
              .formatted(some.names().getFirst()));
    }
    return some;
  }

  private static String suggestion(String word, Collection<String> known) {
    return Nearest.of(word, known)
        .map("did you mean \"%s\"?"::formatted)
        .orElse("there are: " + String.join(", ", known));
  }

  private void draw(Comparison comparison, Path file) {
    Overview overview =
        comparison
            .overview()
            .orElseThrow(
                () -> wrong("--svg needs three or more trials with at least two folds in common"));
    try {
      Files.writeString(file, RankDiagram.of(overview, alpha));
    } catch (IOException e) {
      throw wrong("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  private void print(Comparison comparison) {
    if (json) {
      terminal.data(ComparisonJson.of(comparison).toString());
      return;
    }
    new ComparisonTable(comparison).lines().forEach(terminal::data);
    ComparisonText text = new ComparisonText(comparison);
    terminal.data("");
    text.verdict().forEach(terminal::data);
    terminal.data("");
    text.notes().forEach(terminal::data);
  }

  private static CommandException wrong(String message) {
    return new CommandException(ExitCode.WRONG_DECLARATION, message);
  }
}
