// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Tells a sink of the example launch as the fit loop would. One fit of the second trial fails. */
final class ExampleRun {
  private ExampleRun() {}

  static Fit failing(Plan plan) {
    return plan.fits().get(4);
  }

  static void whole(RunSink sink, Plan plan) {
    sink.launchStarted(ExampleLaunch.facts());
    sink.sampled(ExampleLaunch.sample(0));
    fits(sink, plan);
    sink.sampled(ExampleLaunch.sample(1));
    sink.launchEnded(end(plan));
  }

  static void fits(RunSink sink, Plan plan) {
    for (Fit fit : plan.fits()) {
      boolean fails = fit.equals(failing(plan));
      sink.fitStarted(fit);
      for (int epoch = 1; epoch <= (fails ? 1 : ExampleLaunch.EPOCHS); epoch++) {
        sink.epoch(fit, epoch, ExampleLaunch.epochValues(epoch));
      }
      sink.fitEnded(fails ? ExampleLaunch.failed(fit) : ExampleLaunch.finished(fit));
      if (fit.fold() == ExampleLaunch.FOLDS - 1) {
        sink.trialSummarized(summaries(plan).get(fit.trial().number() - 1));
      }
    }
  }

  /** Of all fits only the one that failed is trained. */
  static void reusing(RunSink sink, Plan plan, String launch) {
    sink.launchStarted(ExampleLaunch.facts(launch, ExampleLaunch.START.plusSeconds(3600)));
    Fit missing = failing(plan);
    plan.fits().stream()
        .filter(fit -> !fit.equals(missing))
        .forEach(fit -> sink.fitReused(ExampleLaunch.finished(fit)));
    sink.fitStarted(missing);
    sink.fitEnded(ExampleLaunch.finished(missing, launch));
    LaunchEnd first = ExampleLaunch.end(plan, LaunchState.FINISHED);
    sink.launchEnded(
        new LaunchEnd(
            launch,
            LaunchState.FINISHED,
            first.endedAt().plusSeconds(3600),
            1,
            5,
            60,
            first.summaries(),
            first.verdict()));
  }

  static LaunchEnd end(Plan plan) {
    LaunchEnd all = ExampleLaunch.end(plan, LaunchState.FINISHED);
    return new LaunchEnd(
        all.launch(),
        all.state(),
        all.endedAt(),
        all.trained(),
        all.reused(),
        all.wallSeconds(),
        summaries(plan),
        all.verdict());
  }

  private static List<TrialSummary> summaries(Plan plan) {
    TrialSummary second = ExampleLaunch.summary(plan.trials().get(1), 2);
    return List.of(
        ExampleLaunch.summary(plan.trials().get(0), 1),
        new TrialSummary(
            second.trial(),
            second.metrics(),
            second.fitSeconds(),
            second.samplesPerSecond(),
            second.memoryPeakBytes(),
            second.memoryShared(),
            Map.of(FitState.FINISHED, 2, FitState.FAILED, 1),
            second.plannedFits(),
            OptionalInt.of(2),
            false));
  }
}
