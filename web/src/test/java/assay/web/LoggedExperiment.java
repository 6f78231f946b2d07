// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import assay.tracker.analysis.Aggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An experiment as the runner logs one: a launch, trials with their parameters and aggregates, and
 * fits with curves. Its scores are made up, but fixed.
 */
final class LoggedExperiment {
  static final int FOLDS = 3;
  static final int REPEATS = 2;
  static final int FITS = FOLDS * REPEATS;
  static final int EPOCHS = 5;
  static final String CAUSE = "The loss became NaN in epoch 3: learning_rate 0.1 is too large.";

  private static final long START = System.currentTimeMillis() - 3_600_000;
  private static final double TEST_TO_TRAIN = 0.5;
  private static final String[] OPTIMIZERS = {"adam", "sgd"};

  private final RunLog log;
  private final String name;
  private final String id;
  private final String launch;
  private final String launchRun;
  private final List<String> trials = new ArrayList<>();
  private final List<String> fits = new ArrayList<>();

  private LoggedExperiment(RunLog log, String name) {
    this.log = log;
    this.name = name;
    this.id = log.experiment(name, declared());
    this.launch = hex(name, 32);
    this.launchRun = log.run(id, "launch " + launch.substring(0, 8), launchTags(), START);
  }

  /** A finished launch of four trials; the last fit of the last trial has failed. */
  static LoggedExperiment finished(RunLog log, String name) {
    LoggedExperiment experiment = new LoggedExperiment(log, name);
    double[] means = {0.95, 0.9, 0.942, 0.8};
    for (int trial = 0; trial < means.length; trial++) {
      experiment.trial(trial, means[trial], trial == 2, trial == means.length - 1);
    }
    experiment.end(means.length);
    return experiment;
  }

  /** A launch that runs: one trial is finished, of the other one fit is being trained. */
  static LoggedExperiment running(RunLog log, String name) {
    LoggedExperiment experiment = new LoggedExperiment(log, name);
    experiment.trial(0, 0.9, false, false);
    String trial = experiment.openTrial(1, false);
    experiment.fits.add(experiment.openFit(trial, 1, 0, 0));
    experiment.count(experiment.launchRun, 2 * FITS, FITS, 0);
    return experiment;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String launchRun() {
    return launchRun;
  }

  String trialRun(int trial) {
    return trials.get(trial);
  }

  String firstFit() {
    return fits.getFirst();
  }

  String lastFit() {
    return fits.getLast();
  }

  /** The trial's summary, as if all its fits had this mean. */
  void summarize(int trial, double mean) {
    String run = trials.get(trial);
    summarize(run, scores(mean));
    count(run, FITS, FITS, 0);
  }

  private static Map<String, String> declared() {
    return Map.of(
        "assay.kind", "train",
        "assay.task", "classification",
        "assay.target", "species",
        "assay.metric", "accuracy",
        "assay.goal", "maximize");
  }

  private Map<String, String> launchTags() {
    return Map.of(
        "assay.kind", "launch",
        "assay.launch", launch,
        "assay.state", "running",
        "assay.env.fingerprint", hex("environment", 64),
        "assay.seed", "7");
  }

  private void trial(int number, double mean, boolean chosen, boolean lastFails) {
    String run = openTrial(number, chosen);
    List<Double> scores = scores(mean);
    for (int fit = 0; fit < FITS; fit++) {
      boolean fails = lastFails && fit == FITS - 1;
      String fitRun = openFit(run, number, fit / FOLDS, fit % FOLDS);
      fits.add(fitRun);
      if (fails) {
        failFit(fitRun);
      } else {
        finishFit(fitRun, scores.get(fit));
      }
    }
    summarize(run, lastFails ? scores.subList(0, FITS - 1) : scores);
    count(run, FITS, FITS, lastFails ? 1 : 0);
    log.tags(run, Map.of("assay.state", "finished", "assay.chosen", Boolean.toString(chosen)));
    log.end(run, "FINISHED", START + 60_000);
  }

  private String openTrial(int number, boolean chosen) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("assay.kind", "trial");
    tags.put("assay.key", hex(name + number, 64));
    tags.put("assay.state", "running");
    tags.put("assay.trial", Integer.toString(number));
    tags.put("assay.searched", "[\"train.optimizer.name\",\"model.hidden\"]");
    tags.put("assay.launches", launch);
    tags.put("assay.chosen", Boolean.toString(chosen));
    tags.put("assay.baseline", "false");
    String run = log.run(id, "trial " + number, tags, START + number * 1000L);
    count(run, FITS, 0, 0);
    log.params(
        run,
        Map.of(
            "train.optimizer.name",
            OPTIMIZERS[number % 2],
            "model.hidden",
            number < 2 ? "[8]" : "[16,8]",
            "train.optimizer.learning_rate",
            "0.01",
            "train.l2",
            "0.0001",
            "train.epochs",
            Integer.toString(EPOCHS)));
    trials.add(run);
    return run;
  }

  private String openFit(String trialRun, int trial, int repeat, int fold) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("assay.kind", "fit");
    tags.put("mlflow.parentRunId", trialRun);
    tags.put("assay.key", hex("fit" + trial + repeat + fold, 64));
    tags.put("assay.state", "running");
    tags.put("assay.fold", Integer.toString(fold));
    tags.put("assay.repeat", Integer.toString(repeat));
    tags.put("assay.seed", Integer.toString(1000 + repeat));
    tags.put("assay.launch", launch);
    tags.put("assay.epochs", Integer.toString(EPOCHS));
    return log.run(id, "repeat %d · fold %d".formatted(repeat, fold), tags, START + 2000);
  }

  private void finishFit(String run, double accuracy) {
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      log.metrics(run, epoch(epoch));
    }
    log.metrics(
        run,
        List.of(
            point("accuracy", accuracy),
            point("log_loss", 1 - accuracy),
            point("fit_seconds", 1.5),
            point("samples_per_second", 4000),
            point("memory_peak_bytes", 412e6)));
    log.tags(run, Map.of("assay.state", "finished"));
    log.end(run, "FINISHED", START + 4000);
  }

  /** What a fit tells when an epoch is over. */
  static List<Point> epoch(int epoch) {
    double loss = Math.exp(-epoch / 2.0);
    long timestamp = START + epoch * 100L;
    return List.of(
        new Point("train/loss", loss, epoch, timestamp),
        new Point("val/loss", loss + 0.1, epoch, timestamp),
        new Point("train/accuracy", 1 - loss / 2, epoch, timestamp));
  }

  private void failFit(String run) {
    log.metrics(run, epoch(1));
    log.metrics(run, epoch(2));
    log.metrics(run, List.of(new Point("train/loss", Double.NaN, 3, START + 300)));
    log.tags(run, Map.of("assay.state", "failed", "assay.cause", CAUSE));
    log.artifact(run, "assay/failure.txt", "failed: " + CAUSE + "\n\nat the third epoch\n");
    log.end(run, "FAILED", START + 4000);
  }

  private void summarize(String run, List<Double> accuracies) {
    List<Point> points = new ArrayList<>();
    aggregate(points, "accuracy", accuracies);
    aggregate(points, "log_loss", accuracies.stream().map(accuracy -> 1 - accuracy).toList());
    points.add(new Point("fit_seconds", 1.5, 0, START));
    points.add(new Point("memory_peak_bytes", 412e6, 0, START));
    log.metrics(run, points);
  }

  private static void aggregate(List<Point> points, String metric, List<Double> values) {
    Aggregate aggregate =
        Aggregate.of(values.stream().mapToDouble(Double::doubleValue).toArray(), TEST_TO_TRAIN);
    long now = System.currentTimeMillis(); // the newest summary is the one that counts
    points.add(new Point(metric, aggregate.mean(), 0, now));
    points.add(new Point(metric + ".sd", aggregate.sd().orElseThrow(), 0, now));
    points.add(new Point(metric + ".se", aggregate.se().orElseThrow(), 0, now));
    points.add(new Point(metric + ".n", aggregate.n(), 0, now));
  }

  private void count(String run, int total, int done, int failed) {
    log.tags(
        run,
        Map.of(
            "assay.fits.total", Integer.toString(total),
            "assay.fits.done", Integer.toString(done),
            "assay.fits.failed", Integer.toString(failed)));
  }

  private void end(int trialCount) {
    log.artifact(launchRun, "assay/spec.yaml", "assay: 1\nkind: train\nname: " + name + "\n");
    log.artifact(
        launchRun, "assay/host.json", "{\"cpu\":{\"model\":\"Imaginary 3000\"},\"cores\":2}");
    log.artifact(launchRun, "assay/log.txt", "09:41:07 launch started\n");
    log.artifact(
        launchRun,
        "assay/verdict.json",
        "{\"verdict\":\"Trial 2 is chosen: it cannot be told apart from trial 0 and is simpler.\"}");
    count(launchRun, trialCount * FITS, trialCount * FITS, 1);
    log.tags(launchRun, Map.of("assay.state", "finished"));
    log.end(launchRun, "FINISHED", START + 860_000);
  }

  private static List<Double> scores(double mean) {
    double[] offsets = {-0.02, -0.01, 0, 0.01, 0.02, 0};
    return Arrays.stream(offsets).mapToObj(offset -> mean + offset).toList();
  }

  private static Point point(String key, double value) {
    return new Point(key, value, EPOCHS, START + 4000);
  }

  private static String hex(String text, int length) {
    String once = "%08x".formatted(text.hashCode());
    return once.repeat(length / once.length());
  }
}
