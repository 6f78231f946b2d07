// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.LaunchState;
import assay.runner.execute.TrialSummary;
import assay.runner.execute.Verdict;
import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
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
import assay.runner.spec.SearchSpec;
import assay.runner.spec.SelectSpec;
import assay.runner.spec.SplitSpec;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A small experiment: two trials (adam, sgd), three folds, two epochs. Every value is made up. */
final class ExampleLaunch {
  static final String ID = "0123456789abcdef0123456789abcdef";
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final int FOLDS = 3;
  static final int EPOCHS = 2;

  private ExampleLaunch() {}

  static Plan plan() {
    List<Trial> trials = List.of(trial(1, "adam"), trial(2, "sgd"));
    List<Fit> fits = new ArrayList<>();
    for (Trial trial : trials) {
      for (int fold = 0; fold < FOLDS; fold++) {
        fits.add(new Fit(trial, key(trial.number() * 16 + fold), fold, 0, new Seeds(7, 0, fold)));
      }
    }
    return new Plan(spec(), new PlanInputs("d1", "", FOLDS, "engine 1"), trials, fits);
  }

  private static String key(int number) {
    return "%064x".formatted(number);
  }

  private static Trial trial(int number, String optimizer) {
    Map<String, JsonNode> searched = Map.of("train.optimizer.name", TextNode.valueOf(optimizer));
    return new Trial(number, key(number), searched, settings(), resolved(optimizer));
  }

  private static ObjectNode resolved(String optimizer) {
    return (ObjectNode)
        Json.parse(
            """
            {"model": {"family": "mlp", "hidden": [16, 8]},
             "train": {"optimizer": {"name": "%s", "learning_rate": 0.0001}, "epochs": 2},
             "preprocess": [{"step": "standardize"}]}
            """
                .formatted(optimizer));
  }

  private static TrialSettings settings() {
    return new TrialSettings(
        new TaskSpec(TaskSpec.Type.CLASSIFICATION, "species", "accuracy", TaskSpec.Goal.MAXIMIZE),
        new DataSpec("builtin:iris"),
        new SplitSpec.StratifiedKFold(FOLDS, 1),
        List.of(),
        new ModelSpec.Mlp(
            List.of(16, 8),
            ModelSpec.Activation.RELU,
            new Initializer.XavierUniform(),
            new Initializer.Zeros()),
        new TrainSpec(
            TrainSpec.Loss.CROSS_ENTROPY, new OptimizerSpec.Sgd(0.0001, 0), 16, EPOCHS, 0),
        new EvaluateSpec(List.of("accuracy"), true));
  }

  private static ExperimentSpec spec() {
    return new ExperimentSpec(
        "iris.yaml",
        Path.of("."),
        "iris-example",
        7,
        settings(),
        new SearchSpec(List.of(), List.of()),
        new SelectSpec(SelectSpec.Rule.BEST_MEAN, List.of()),
        new ExecuteSpec(
            "cpu", OptionalInt.of(1), 1, ExecuteSpec.OnFailure.CONTINUE, Optional.empty()),
        new BudgetSpec(Optional.empty()),
        resolved("adam"),
        new Positions(Map.of()),
        "assay: 1\nname: iris-example # naïve\n");
  }

  static LaunchFacts facts() {
    return facts(ID, START);
  }

  static LaunchFacts facts(String id, Instant startedAt) {
    return new LaunchFacts(
        id, plan(), startedAt, "{\"cpu\":\"made up\"}", "f1", Map.of("assay.command", "run iris"));
  }

  static FitRecord finished(Fit fit) {
    return finished(fit, ID);
  }

  static FitRecord finished(Fit fit, String launch) {
    return record(fit, launch, result(0.9 + 0.01 * fit.fold()), EPOCHS);
  }

  static FitRecord failed(Fit fit) {
    FitResult failure =
        FitResult.unfinished(FitState.FAILED, "the loss is not a number", Optional.of("trace"));
    return record(fit, ID, failure, 1);
  }

  private static FitRecord record(Fit fit, String launch, FitResult result, int epochs) {
    Instant started = START.plusSeconds(10L * fit.fold() + 1);
    return new FitRecord(
        fit, launch, started, started.plusSeconds(5), result, curves(started, epochs));
  }

  private static FitResult result(double accuracy) {
    return new FitResult(
        FitState.FINISHED,
        Map.of("accuracy", accuracy),
        OptionalInt.of(100),
        OptionalInt.of(50),
        OptionalDouble.of(4.5),
        OptionalDouble.of(44.4),
        OptionalLong.of(1_000_000),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static Curves curves(Instant started, int epochs) {
    Curves curves = new Curves();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      curves.add(epoch, epochValues(epoch), started.plusSeconds(epoch).toEpochMilli());
    }
    return curves;
  }

  static Map<String, Double> epochValues(int epoch) {
    return Map.of("train/loss", 1.0 / epoch, "train/accuracy", 0.4 * epoch);
  }

  static Sample sample(int step) {
    return new Sample(
        step,
        START.plusSeconds(step).toEpochMilli(),
        Map.of("system/cpu_percent", 50.0 + step, "system/rss_bytes", 1e9));
  }

  static LaunchEnd end(Plan plan, LaunchState state) {
    List<TrialSummary> summaries =
        List.of(summary(plan.trials().get(0), 1), summary(plan.trials().get(1), 2));
    return new LaunchEnd(
        ID, state, START.plusSeconds(60), 6, 0, 60, summaries, verdict(plan.trials().get(0)));
  }

  private static Verdict verdict(Trial best) {
    return new Verdict(
        "best_mean",
        Optional.of(best),
        Optional.of(best),
        List.of(),
        List.of(),
        "trial 1 is chosen: best mean");
  }

  static TrialSummary summary(Trial trial, int rank) {
    Map<FitState, Integer> fits = new EnumMap<>(FitState.class);
    fits.put(FitState.FINISHED, FOLDS);
    return new TrialSummary(
        trial,
        Map.of("accuracy", Aggregate.of(new double[] {0.90, 0.91, 0.92}, 0.5)),
        OptionalDouble.of(4.5),
        OptionalDouble.of(44.4),
        OptionalLong.of(1_000_000),
        false,
        fits,
        FOLDS,
        OptionalInt.of(rank),
        rank == 1);
  }
}
