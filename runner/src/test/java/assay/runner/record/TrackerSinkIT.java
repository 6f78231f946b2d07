// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerSinkIT {
  private static final String SECOND = "fedcba9876543210fedcba9876543210";
  static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofMillis(10),
          Duration.ofMillis(300));

  @TempDir Path directory;

  private final Plan plan = ExampleLaunch.plan();
  private final List<String> lost = new ArrayList<>();
  private Tracker tracker;
  private MlflowClient client;
  private TrackerView view;

  @BeforeEach
  void start() {
    tracker = Tracker.start(TrackerConfig.of(directory));
    client = new MlflowClient(URI.create(tracker.address()), SHORT);
    view = new TrackerView(tracker.address(), client);
  }

  @AfterEach
  void stop() {
    client.close();
    tracker.close();
  }

  @Test
  void aLaunchIsTold() {
    try (TrackerSink sink = sink()) {
      ExampleRun.whole(sink, plan);
    }

    Map<String, TrackerView.View> runs = view.runs("iris-example");
    assertThat(lost).isEmpty();
    assertThat(runs).hasSize(1 + 2 + 6);
    launchIsTold(TrackerView.find(runs, "launch  " + ExampleLaunch.ID));
    trialIsTold(TrackerView.find(runs, "trial " + plan.trials().get(0).key()));
    Fit fit = plan.fits().get(1);
    fitIsTold(TrackerView.find(runs, "fit " + fit.key() + " " + ExampleLaunch.ID));
    Fit failed = ExampleRun.failing(plan);
    failureIsTold(TrackerView.find(runs, "fit " + failed.key() + " " + ExampleLaunch.ID));
  }

  private static void launchIsTold(TrackerView.View launch) {
    assertThat(launch.name()).isEqualTo("launch 01234567");
    assertThat(launch.status()).isEqualTo("FINISHED");
    assertThat(launch.tags())
        .containsEntry("assay.state", "finished")
        .containsEntry("assay.fits.total", "6")
        .containsEntry("assay.fits.done", "6")
        .containsEntry("assay.fits.failed", "1")
        .containsEntry("assay.env.fingerprint", "f1")
        .containsEntry("assay.seed", "7")
        .containsEntry("assay.command", "run iris");
    assertThat(launch.artifacts())
        .containsOnlyKeys(
            "assay/host.json",
            "assay/log.txt",
            "assay/resolved.json",
            "assay/spec.yaml",
            "assay/verdict.json")
        .containsEntry("assay/spec.yaml", "assay: 1\nname: iris-example # naïve\n")
        .containsEntry("assay/log.txt", "the log\n");
    assertThat(launch.histories())
        .containsEntry("system/cpu_percent", List.of("0=50.0", "1=51.0"))
        .containsEntry("system/rss_bytes", List.of("0=1.0E9", "1=1.0E9"));
    assertThat(Json.parse(launch.artifacts().getOrDefault("assay/verdict.json", "")).get("state"))
        .hasToString("\"finished\"");
  }

  private static void trialIsTold(TrackerView.View trial) {
    assertThat(trial.name()).isEqualTo("trial 1");
    assertThat(trial.status()).isEqualTo("FINISHED");
    assertThat(trial.parent()).isEmpty();
    assertThat(trial.params())
        .containsEntry("train.optimizer.name", "adam")
        .containsEntry("model.hidden", "[16,8]");
    assertThat(trial.tags())
        .containsEntry("assay.state", "finished")
        .containsEntry("assay.trial", "1")
        .containsEntry("assay.searched", "[\"train.optimizer.name\"]")
        .containsEntry("assay.launches", ExampleLaunch.ID)
        .containsEntry("assay.fits.total", "3")
        .containsEntry("assay.fits.done", "3")
        .containsEntry("assay.fits.failed", "0")
        .containsEntry("assay.rank", "1")
        .containsEntry("assay.chosen", "true")
        .containsEntry("assay.baseline", "false");
    assertThat(trial.histories())
        .containsOnlyKeys(
            "accuracy",
            "accuracy.n",
            "accuracy.sd",
            "accuracy.se",
            "fit_seconds",
            "memory_peak_bytes",
            "samples_per_second")
        .containsEntry("accuracy.n", List.of("0=3.0"));
  }

  private static void fitIsTold(TrackerView.View fit) {
    assertThat(fit.name()).isEqualTo("repeat 0 · fold 1");
    assertThat(fit.parent()).isEqualTo("trial 1");
    assertThat(fit.status()).isEqualTo("FINISHED");
    assertThat(fit.tags())
        .containsEntry("assay.state", "finished")
        .containsEntry("assay.fold", "1")
        .containsEntry("assay.repeat", "0")
        .containsEntry("assay.seed", "7")
        .containsEntry("assay.epochs", "2")
        .doesNotContainKey("assay.cause");
    assertThat(fit.histories())
        .containsEntry("train/loss", List.of("1=1.0", "2=0.5"))
        .containsEntry("train/accuracy", List.of("1=0.4", "2=0.8"))
        .containsEntry("accuracy", List.of("2=0.91"))
        .containsEntry("fit_seconds", List.of("2=4.5"))
        .containsKeys("samples_per_second", "memory_peak_bytes");
    assertThat(fit.artifacts()).isEmpty();
  }

  private static void failureIsTold(TrackerView.View fit) {
    assertThat(fit.status()).isEqualTo("FAILED");
    assertThat(fit.tags())
        .containsEntry("assay.state", "failed")
        .containsEntry("assay.cause", "the loss is not a number");
    assertThat(fit.histories()).containsEntry("train/loss", List.of("1=1.0"));
    assertThat(fit.artifacts())
        .containsEntry("assay/failure.txt", "failed: the loss is not a number\n\ntrace\n");
  }

  @Test
  void curvesAndProgressAreSeenWhileAFitRuns() {
    Fit fit = plan.fits().get(0);
    Fit next = plan.fits().get(1);
    try (TrackerSink sink = sink()) {
      sink.launchStarted(ExampleLaunch.facts());
      sink.fitStarted(fit);
      sink.fitEnded(ExampleLaunch.finished(fit));
      sink.fitStarted(next);
      sink.epoch(next, 1, ExampleLaunch.epochValues(1));

      eventually(() -> !histories("fit " + next.key() + " " + ExampleLaunch.ID).isEmpty());
      eventually(() ->
          "1".equals(tags("launch  " + ExampleLaunch.ID).get("assay.fits.done"))
              && "1".equals(tags("trial " + fit.trial().key()).get("assay.fits.done")));

      assertThat(TrackerView.find(view.runs("iris-example"), "trial " + fit.trial().key()).status())
          .isEqualTo("RUNNING");
    }
  }

  @Test
  void samplesAreSeenWhileALaunchRuns() {
    try (TrackerSink sink = sink()) {
      sink.launchStarted(ExampleLaunch.facts());
      sink.sampled(ExampleLaunch.sample(0));

      eventually(() -> histories("launch  " + ExampleLaunch.ID).containsKey("system/cpu_percent"));
    }
  }

  @Test
  void aFitThatRanAloneHasItsSamplesFromZeroOn() {
    Fit fit = plan.fits().get(0);
    FitRecord ended = ExampleLaunch.finished(fit);
    ended.curves().add(ExampleLaunch.sample(0));
    ended.curves().add(ExampleLaunch.sample(1));
    try (TrackerSink sink = sink()) {
      sink.launchStarted(ExampleLaunch.facts());
      sink.fitStarted(fit);
      sink.fitEnded(ended);
    }

    assertThat(histories("fit " + fit.key() + " " + ExampleLaunch.ID))
        .containsEntry("system/cpu_percent", List.of("0=50.0", "1=51.0"))
        .containsEntry("train/loss", List.of("1=1.0", "2=0.5"));
  }

  @Test
  void aLaterLaunchReusesWhatIsThere() {
    try (TrackerSink sink = sink()) {
      ExampleRun.whole(sink, plan);
    }
    Map<String, TrackerView.View> before = view.runs("iris-example");

    try (TrackerSink sink = sink()) {
      ExampleRun.reusing(sink, plan, SECOND);
    }

    Map<String, TrackerView.View> after = view.runs("iris-example");
    Fit retried = ExampleRun.failing(plan);
    assertThat(lost).isEmpty();
    assertThat(after).hasSize(before.size() + 2);
    assertThat(TrackerView.find(after, "fit " + retried.key() + " " + SECOND).status())
        .isEqualTo("FINISHED");
    plan.fits()
        .forEach(fit -> {
          String key = "fit " + fit.key() + " " + ExampleLaunch.ID;
          assertThat(TrackerView.find(after, key)).isEqualTo(TrackerView.find(before, key));
        });
    assertThat(TrackerView.find(after, "trial " + retried.trial().key()).tags())
        .containsEntry("assay.launches", ExampleLaunch.ID + "," + SECOND)
        .containsEntry("assay.state", "finished")
        .containsEntry("assay.fits.failed", "0");
    assertThat(TrackerView.find(after, "launch  " + SECOND).tags())
        .containsEntry("assay.fits.done", "6");
  }

  @Test
  void aFailureThatIsNotRetriedIsNotToldTwice() {
    try (TrackerSink sink = sink()) {
      ExampleRun.whole(sink, plan);
    }

    try (TrackerSink sink = sink()) {
      sink.launchStarted(ExampleLaunch.facts(SECOND, ExampleLaunch.START.plusSeconds(3600)));
      sink.fitReused(ExampleLaunch.failed(ExampleRun.failing(plan)));
    }

    assertThat(lost).isEmpty();
    assertThat(view.runs("iris-example")).hasSize(1 + 2 + 6 + 1);
  }

  @Test
  void reusedFitsThatTheTrackerHasNotGotAreSentWithTheirCurves() {
    try (TrackerSink sink = sink()) {
      ExampleRun.reusing(sink, plan, SECOND);
    }

    Map<String, TrackerView.View> runs = view.runs("iris-example");
    assertThat(runs).hasSize(1 + 2 + 6);
    Fit fit = plan.fits().get(0);
    TrackerView.View sent = TrackerView.find(runs, "fit " + fit.key() + " " + ExampleLaunch.ID);
    assertThat(sent.status()).isEqualTo("FINISHED");
    assertThat(sent.histories()).containsEntry("train/loss", List.of("1=1.0", "2=0.5"));
  }

  @Test
  void aTrackerThatGoesAwayStopsNothingAndIsReportedOnce() {
    TrackerSink sink = sink();
    try (sink) {
      sink.launchStarted(ExampleLaunch.facts());
      tracker.close();
      ExampleRun.fits(sink, plan);
      sink.launchEnded(ExampleRun.end(plan));
    }

    assertThat(sink.failure()).get().asString().contains("is not available");
    assertThat(lost).hasSize(1);
  }

  @Test
  void anInterruptedLaunchLeavesNothingRunning() {
    Fit fit = plan.fits().get(0);
    try (TrackerSink sink = sink()) {
      sink.launchStarted(ExampleLaunch.facts());
      sink.fitStarted(fit);
      sink.launchEnded(
          new LaunchEnd(
              ExampleLaunch.ID,
              LaunchState.INTERRUPTED,
              ExampleLaunch.START.plusSeconds(9),
              0,
              0,
              9,
              List.of(),
              ExampleRun.end(plan).verdict()));
    }

    assertThat(view.runs("iris-example").values())
        .hasSize(3)
        .allSatisfy(run -> {
          assertThat(run.status()).isEqualTo("KILLED");
          assertThat(run.tags()).containsEntry("assay.state", "interrupted");
        });
  }

  private Map<String, String> tags(String run) {
    return TrackerView.find(view.runs("iris-example"), run).tags();
  }

  private Map<String, List<String>> histories(String run) {
    Map<String, TrackerView.View> runs =
        client.findExperiment("iris-example").isPresent() ? view.runs("iris-example") : Map.of();
    TrackerView.View found = runs.get(run);
    return found == null ? Map.of() : found.histories();
  }

  private TrackerSink sink() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:30Z"));
    return new TrackerSink(client, clock, () -> "the log\n", lost::add);
  }

  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
