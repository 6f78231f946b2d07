// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.Choice;
import assay.runner.execute.Executor;
import assay.runner.execute.FitLoop;
import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.LaunchOutcome;
import assay.runner.execute.RunSink;
import assay.runner.execute.StopSignal;
import assay.runner.execute.Summaries;
import assay.runner.execute.SystemSeries;
import assay.runner.execute.TrialSummary;
import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.MemorySampler;
import assay.runner.measure.Sampler;
import assay.runner.measure.Ticker;
import assay.runner.plan.Plan;
import assay.runner.record.FanOutSink;
import assay.runner.record.Journal;
import assay.runner.record.JournalReader;
import assay.runner.record.TrackerSink;
import assay.runner.train.DjlExecutor;
import assay.runner.train.TorchEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One execution of one experiment, wired: journal, tracker, progress, engine. */
final class Launch {
  private final Terminal terminal;
  private final Path data;
  private final TrackerAccess access;
  private final ExecutionOptions execution;
  private final StopSignal stop;
  private final Ticker ticker = Ticker.system();
  private final InstantSource clock = InstantSource.system();
  private Optional<String> trackerFailure = Optional.empty();

  Launch(
      Terminal terminal,
      Path data,
      TrackerAccess access,
      ExecutionOptions execution,
      StopSignal stop) {
    this.terminal = terminal;
    this.data = data;
    this.access = access;
    this.execution = execution;
    this.stop = stop;
  }

  /** Why the tracker has not got everything; empty where it has. */
  Optional<String> trackerFailure() {
    return trackerFailure;
  }

  LaunchEnd run(Prepared prepared) {
    Plan plan = prepared.plan();
    Map<String, FitRecord> known = known(plan);
    if (known.size() < plan.fits().size()) {
      TorchEngine.preload();
    }
    LaunchFacts facts = facts(plan);
    String metric = plan.spec().settings().task().metric();
    LogText log = new LogText(metric);
    ProgressSink progress = new ProgressSink(terminal, plan.fits().size(), metric, ticker);
    TrackerSink tracker =
        new TrackerSink(access.client(), clock, log::text, why -> progress.sayAbove(lost(why)));
    Journal journal = new Journal(data, log::text);
    long start = ticker.nanos();
    LaunchEnd end;
    try (RunSink sinks =
        new SystemSeries(
            new FanOutSink(journal, List.of(log, progress, tracker)),
            Machine.local().process(ProcessHandle.current().pid()),
            Sampler.PERIOD,
            ticker,
            clock)) {
      sinks.launchStarted(facts);
      announce(prepared, known);
      LaunchOutcome outcome = loop(prepared, sinks, facts, known);
      end = end(prepared, facts, outcome, (ticker.nanos() - start) / 1e9);
      end.summaries().forEach(sinks::trialSummarized);
      log.ended(end);
      sinks.launchEnded(end);
    }
    trackerFailure = tracker.failure();
    return end;
  }

  private Map<String, FitRecord> known(Plan plan) {
    if (execution.rerun) {
      return Map.of();
    }
    var journal = new JournalReader(data).read();
    journal.notes().forEach(note -> terminal.say("journal: " + note));
    return KnownFits.of(plan, journal, execution.retried());
  }

  private LaunchFacts facts(Plan plan) {
    HostFacts host = Machine.local().facts(TorchEngine.versions());
    return new LaunchFacts(
        UUID.randomUUID().toString().replace("-", ""),
        plan,
        clock.instant(),
        host.toJson().toString(),
        host.environment().fingerprint(),
        Map.of());
  }

  private void announce(Prepared prepared, Map<String, FitRecord> known) {
    Plan plan = prepared.plan();
    int fits = plan.fits().size();
    terminal.say(
        "%s: %d trials × %d fits, %d to train%s"
            .formatted(
                plan.spec().name(),
                plan.trials().size(),
                fits / plan.trials().size(),
                fits - known.size(),
                known.isEmpty() ? "" : ", %d known already".formatted(known.size())));
    if (known.size() < fits) {
      terminal.say("Watch it live: " + access.address());
    }
  }

  private LaunchOutcome loop(
      Prepared prepared, RunSink sinks, LaunchFacts facts, Map<String, FitRecord> known) {
    try (Executor executor = executor(prepared, known);
        MemorySampler memory = new MemorySampler(Machine.local().memory())) {
      return new FitLoop(executor, sinks, memory, ticker, clock)
          .run(facts, known, execution.of(prepared.spec()), stop);
    }
  }

  /** The engine takes a second to load: not where there is nothing to train. */
  private Executor executor(Prepared prepared, Map<String, FitRecord> known) {
    if (known.size() == prepared.plan().fits().size()) {
      return new NothingToTrain();
    }
    return new DjlExecutor(
        TorchEngine.start(),
        prepared.data(),
        prepared.folds(),
        prepared.spec().execute().threadsPerFit(),
        ticker);
  }

  private static String lost(String why) {
    return "The tracker is lost (%s). Training goes on; the journal keeps everything."
        .formatted(why);
  }

  private LaunchEnd end(
      Prepared prepared, LaunchFacts facts, LaunchOutcome outcome, double wallSeconds) {
    List<TrialSummary> summaries = Summaries.of(prepared.plan(), outcome.records());
    Choice.Result choice =
        new Choice(prepared.spec(), prepared.parameters()).of(outcome, summaries);
    return new LaunchEnd(
        facts.id(),
        outcome.state(),
        clock.instant(),
        outcome.trained(),
        outcome.reused(),
        wallSeconds,
        choice.ranked(),
        choice.verdict());
  }
}
