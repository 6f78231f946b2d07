// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.measure.MemorySampler;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.Stage;
import assay.runner.testing.FakeExecutor;
import assay.runner.testing.FakeTicker;
import assay.runner.testing.Plans;
import assay.runner.testing.RecordingSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FitLoopTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final FitLoopOptions ONE_SLOT =
      new FitLoopOptions(1, Optional.empty(), false, Optional.empty());

  private final RecordingSink sink = new RecordingSink();
  private final FakeTicker ticker = new FakeTicker();
  private final StopSignal stop = new StopSignal();

  @Test
  void fitsAreStoredOneByOneInPlanOrder() {
    Plan plan = Plans.of(2, 2, 1);

    LaunchOutcome outcome = run(plan, (fit, progress) -> 0.9, ONE_SLOT);

    assertThat(sink.events())
        .containsExactly(
            "started fit-1-0-0",
            "epoch 1 of fit-1-0-0",
            "finished fit-1-0-0",
            "started fit-1-0-1",
            "epoch 1 of fit-1-0-1",
            "finished fit-1-0-1",
            "summarized trial-1",
            "started fit-2-0-0",
            "epoch 1 of fit-2-0-0",
            "finished fit-2-0-0",
            "started fit-2-0-1",
            "epoch 1 of fit-2-0-1",
            "finished fit-2-0-1",
            "summarized trial-2");
    assertThat(outcome.state()).isEqualTo(LaunchState.FINISHED);
    assertThat(outcome.trained()).isEqualTo(4);
  }

  @Test
  void knownFitsAreNotTrainedAgain() {
    Plan plan = Plans.of(1, 3, 1);
    FitRecord known = record(plan.fits().get(1), FakeExecutor.finished(0.8));
    FakeExecutor executor = new FakeExecutor((fit, progress) -> 0.9);

    LaunchOutcome outcome =
        loop(executor).run(facts(plan), Map.of(known.fit().key(), known), ONE_SLOT, stop);

    assertThat(executor.executed()).containsExactly("fit-1-0-0", "fit-1-0-2");
    assertThat(outcome.reused()).isEqualTo(1);
    assertThat(outcome.trained()).isEqualTo(2);
    assertThat(sink.summaries()).singleElement().matches(s -> s.score("accuracy").n() == 3);
  }

  /** An outer split and the final search may divide the rows alike. */
  @Test
  void oneAnswerToTwoFitsIsCountedOnceForEach() {
    Plan plain = Plans.of(1, 1, 1);
    Fit fit = plain.fits().getFirst();
    Fit outer =
        new Fit(fit.trial(), fit.key(), fit.fold(), fit.repeat(), fit.seeds(), new Stage.Outer());
    Plan plan = plain.withFits(List.of(outer, fit));
    FitRecord known = record(fit, FakeExecutor.finished(0.8));

    LaunchOutcome trained = run(plan, (each, progress) -> 0.9, ONE_SLOT);
    LaunchOutcome reused =
        loop(new FakeExecutor((each, progress) -> 0.9))
            .run(facts(plan), Map.of(fit.key(), known), ONE_SLOT, stop);

    for (LaunchOutcome outcome : List.of(trained, reused)) {
      assertThat(outcome.records()).extracting(FitRecord::fit).containsExactly(outer, fit);
      assertThat(Summaries.of(plan, outcome.records()))
          .singleElement()
          .matches(summary -> summary.score("accuracy").n() == 1);
    }
  }

  @Test
  void failedFitStopsNoOther() {
    Plan plan = Plans.of(1, 3, 1);

    LaunchOutcome outcome = run(plan, (fit, progress) -> scoreOrThrow(fit.fold() != 1), ONE_SLOT);

    assertThat(outcome.state()).isEqualTo(LaunchState.FINISHED);
    assertThat(sink.fits())
        .extracting(fit -> fit.result().state())
        .containsExactly(FitState.FINISHED, FitState.FAILED, FitState.FINISHED);
    assertThat(sink.fits().get(1).result().cause()).contains("no luck");
    assertThat(sink.fits().get(1).result().detail().orElse("")).contains("FitLoopTest");
  }

  @Test
  void declaredStopEndsAtTheFirstFailure() {
    FitLoopOptions options = new FitLoopOptions(1, Optional.empty(), true, Optional.empty());

    LaunchOutcome outcome =
        run(Plans.of(1, 3, 1), (fit, progress) -> scoreOrThrow(fit.fold() != 0), options);

    assertThat(outcome.state()).isEqualTo(LaunchState.PARTIAL);
    assertThat(sink.fits()).hasSize(1);
  }

  @Test
  void launchWhoseFirstFitsAllFailAlikeStops() {
    LaunchOutcome outcome =
        run(Plans.of(4, 5, 1), (fit, progress) -> scoreOrThrow(false), ONE_SLOT);

    assertThat(outcome.state()).isEqualTo(LaunchState.PARTIAL);
    assertThat(sink.fits()).hasSize(5);
  }

  @Test
  void failuresAfterASuccessDoNotStop() {
    LaunchOutcome outcome =
        run(
            Plans.of(2, 5, 1),
            (fit, progress) -> scoreOrThrow(fit.fold() == 0 && fit.trial().number() == 1),
            ONE_SLOT);

    assertThat(outcome.state()).isEqualTo(LaunchState.FINISHED);
    assertThat(sink.fits()).hasSize(10);
  }

  @Test
  void outOfMemoryIsAStateOfItsOwn() {
    run(
        Plans.of(1, 1, 1),
        (fit, progress) -> {
          throw new OutOfMemoryError("Java heap space");
        },
        ONE_SLOT);

    assertThat(sink.fits().get(0).result().state()).isEqualTo(FitState.OOM);
  }

  @Test
  void fitThatUsesUpItsTimeTimesOut() {
    FitLoopOptions options =
        new FitLoopOptions(1, Optional.of(Duration.ofSeconds(5)), false, Optional.empty());

    run(
        Plans.of(1, 2, 1),
        (fit, progress) -> {
          ticker.advance(fit.fold() == 0 ? Duration.ofSeconds(6) : Duration.ofSeconds(4));
          progress.check();
          return 0.9;
        },
        options);

    assertThat(sink.fits())
        .extracting(fit -> fit.result().state())
        .containsExactly(FitState.TIMEOUT, FitState.FINISHED);
    assertThat(sink.fits().get(0).result().cause()).contains("fit_timeout reached: 5s");
  }

  @Test
  void wallBudgetEndsTheLaunchResumable() {
    FitLoopOptions options =
        new FitLoopOptions(1, Optional.empty(), false, Optional.of(Duration.ofSeconds(10)));

    LaunchOutcome outcome =
        run(
            Plans.of(1, 5, 1),
            (fit, progress) -> {
              ticker.advance(Duration.ofSeconds(6));
              progress.check();
              return 0.9;
            },
            options);

    assertThat(outcome.state()).isEqualTo(LaunchState.BUDGET);
    assertThat(sink.fits())
        .extracting(fit -> fit.result().state())
        .containsExactly(FitState.FINISHED, FitState.INTERRUPTED);
    assertThat(outcome.trained()).isEqualTo(1);
  }

  @Test
  void stopInterruptsRunningFitsAndStartsNoOthers() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch stopped = new CountDownLatch(1);
    FitLoopOptions twoSlots = new FitLoopOptions(2, Optional.empty(), false, Optional.empty());
    Thread user =
        Thread.ofPlatform()
            .start(() -> {
              await(running);
              stop.request(LaunchState.INTERRUPTED);
              stopped.countDown();
            });

    LaunchOutcome outcome =
        run(
            Plans.of(1, 6, 1),
            (fit, progress) -> {
              running.countDown();
              stopped.await();
              progress.check();
              return 0.9;
            },
            twoSlots);

    user.join();
    assertThat(outcome.state()).isEqualTo(LaunchState.INTERRUPTED);
    assertThat(sink.fits()).hasSize(2);
  }

  @Test
  void sinkThatCannotStoreEndsTheLaunch() {
    RunSink full =
        new ForwardingSink(sink) {
          @Override
          public void fitEnded(FitRecord fit) {
            throw new IllegalStateException("disk full");
          }
        };
    FitLoop loop =
        new FitLoop(
            new FakeExecutor((fit, progress) -> 0.9),
            full,
            sampler(),
            ticker,
            InstantSource.fixed(NOW));

    assertThatThrownBy(() -> loop.run(facts(Plans.of(1, 4, 1)), Map.of(), ONE_SLOT, stop))
        .hasMessage("disk full");
    assertThat(sink.events()).filteredOn(event -> event.startsWith("started")).hasSize(1);
  }

  private static double scoreOrThrow(boolean lucky) {
    if (!lucky) {
      throw new IllegalStateException("no luck");
    }
    return 0.9;
  }

  private LaunchOutcome run(Plan plan, FakeExecutor.Behaviour behaviour, FitLoopOptions options) {
    return loop(new FakeExecutor(behaviour)).run(facts(plan), Map.of(), options, stop);
  }

  private FitLoop loop(FakeExecutor executor) {
    return new FitLoop(executor, sink, sampler(), ticker, InstantSource.fixed(NOW));
  }

  private static MemorySampler sampler() {
    return new MemorySampler(OptionalLong::empty);
  }

  private static LaunchFacts facts(Plan plan) {
    return new LaunchFacts("launch", plan, NOW, "{}", "fingerprint", Map.of());
  }

  private static FitRecord record(Fit fit, FitResult result) {
    return new FitRecord(fit, "earlier", NOW, NOW, result, new Curves());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
