// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.baseline.BaselineExecutor;
import assay.runner.execute.Choice;
import assay.runner.execute.Executor;
import assay.runner.execute.FitLoop;
import assay.runner.execute.FitLoopOptions;
import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.LaunchOutcome;
import assay.runner.execute.LaunchState;
import assay.runner.execute.NestedSearch;
import assay.runner.execute.RunSink;
import assay.runner.execute.StopSignal;
import assay.runner.execute.Summaries;
import assay.runner.execute.SystemSeries;
import assay.runner.execute.TrialExecutor;
import assay.runner.execute.TrialSummary;
import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.MemorySampler;
import assay.runner.measure.Sampler;
import assay.runner.measure.Ticker;
import assay.runner.model.Parameters;
import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import assay.runner.record.FanOutSink;
import assay.runner.record.Journal;
import assay.runner.record.JournalContents;
import assay.runner.record.JournalReader;
import assay.runner.record.TrackerSink;
import assay.runner.train.DjlExecutor;
import assay.runner.train.RowShapes;
import assay.runner.train.TorchEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

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
  private @Nullable JournalContents journalBefore;

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
    if (needsEngine(plan, known)) {
      TorchEngine.preload();
    }
    LaunchFacts facts = facts(plan);
    String metric = plan.spec().settings().task().metric();
    LogText log = new LogText(metric);
    ProgressSink progress =
        new ProgressSink(terminal, plan.total(), metric, execution.epochs, ticker);
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
    return execution.rerun ? Map.of() : KnownFits.of(plan, journal(), execution.retried());
  }

  /** As it was before this launch. */
  private JournalContents journal() {
    if (journalBefore == null) {
      journalBefore = new JournalReader(data).read();
      journalBefore.notes().forEach(note -> terminal.say("journal: " + note));
    }
    return journalBefore;
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
        "%s: %s, %d to train%s"
            .formatted(
                plan.spec().name(),
                plan.text(),
                plan.total() - known.size(),
                known.isEmpty() ? "" : ", %d known already".formatted(known.size())));
    if (known.size() < fits) {
      terminal.say("Watch it live: " + access.address());
    }
  }

  private LaunchOutcome loop(
      Prepared prepared, RunSink sinks, LaunchFacts facts, Map<String, FitRecord> known) {
    FitLoopOptions options = execution.of(prepared.spec());
    long start = ticker.nanos();
    LaunchOutcome outcome = work(prepared, sinks, facts, known, options);
    if (prepared.plan().inner().isEmpty() || outcome.state() != LaunchState.FINISHED) {
      return outcome;
    }
    Plan chosen = prepared.plan().withFits(nested(prepared).outerFits(outcome.records()));
    Duration spent = Duration.ofNanos(ticker.nanos() - start);
    return outcome.and(
        work(prepared, sinks, facts.with(chosen), known(chosen), options.after(spent)));
  }

  private LaunchOutcome work(
      Prepared prepared,
      RunSink sinks,
      LaunchFacts facts,
      Map<String, FitRecord> known,
      FitLoopOptions options) {
    try (Executor executor = executor(prepared, facts.plan(), known);
        MemorySampler memory = new MemorySampler(Machine.local().memory())) {
      return new FitLoop(executor, sinks, memory, ticker, clock).run(facts, known, options, stop);
    }
  }

  private static NestedSearch nested(Prepared prepared) {
    return new NestedSearch(prepared.plan(), choice(prepared));
  }

  private static Choice choice(Prepared prepared) {
    return new Choice(prepared.spec(), parameters(prepared));
  }

  /** The engine takes a second to load: not where there is nothing to train. */
  private Executor executor(Prepared prepared, Plan plan, Map<String, FitRecord> known) {
    Executor engine =
        needsEngine(plan, known)
            ? new DjlExecutor(
                TorchEngine.start(),
                prepared.data(),
                prepared.folds(),
                prepared.spec().execute().threadsPerFit(),
                ticker)
            : new NothingToTrain();
    return new TrialExecutor(
        engine, new BaselineExecutor(prepared.data(), prepared.folds(), ticker));
  }

  private static boolean needsEngine(Plan plan, Map<String, FitRecord> known) {
    return plan.fits().stream()
        .anyMatch(fit -> !fit.trial().isBaseline() && !known.containsKey(fit.key()));
  }

  private static String lost(String why) {
    return "The tracker is lost (%s). Training goes on; the journal keeps everything."
        .formatted(why);
  }

  private LaunchEnd end(
      Prepared prepared, LaunchFacts facts, LaunchOutcome outcome, double wallSeconds) {
    List<TrialSummary> summaries = Summaries.of(prepared.plan(), outcome.records());
    Choice.Result choice = choice(prepared).of(outcome, summaries);
    return new LaunchEnd(
        facts.id(),
        outcome.state(),
        clock.instant(),
        outcome.trained(),
        outcome.reused(),
        wallSeconds,
        choice.ranked(),
        choice.verdict(),
        prepared.plan().inner().map(split -> nested(prepared).estimate(outcome.records())));
  }

  private static ToLongFunction<Trial> parameters(Prepared prepared) {
    RowShapes shapes = prepared.shapes();
    return trial ->
        trial.isBaseline()
            ? 0
            : Parameters.count(
                trial.settings().model(),
                shapes.row(trial.settings()),
                shapes.outputs(trial.settings()));
  }
}
