// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.benchmark.EnergyPlan;
import assay.runner.benchmark.ForkMeter;
import assay.runner.benchmark.ProcessSampling;
import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.BenchmarkLoop;
import assay.runner.execute.BenchmarkOutcome;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.execute.Meter;
import assay.runner.execute.StopSignal;
import assay.runner.host.Machine;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.IdleCheck;
import assay.runner.measure.Sampler;
import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.record.FanOutMeasurements;
import assay.runner.record.Journal;
import assay.runner.record.JournalReader;
import assay.runner.record.TrackerSink;
import assay.runner.spec.BenchmarkSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** One execution of one benchmark, wired: journal, tracker, progress, measuring processes. */
final class BenchmarkLaunch {
  private static final Duration IDLE_LOOK = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Path data;
  private final TrackerAccess access;
  private final ExecutionOptions execution;
  private final StopSignal stop;
  private final Ticker ticker = Ticker.system();
  private final InstantSource clock = InstantSource.system();
  private Optional<String> trackerFailure = Optional.empty();
  private Optional<String> noise = Optional.empty();

  BenchmarkLaunch(
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

  BenchmarkEnd run(PlannedBenchmark planned) {
    BenchmarkPlan plan = planned.plan();
    ForkMeter.obstacle()
        .ifPresent(why -> {
          throw new CommandException(ExitCode.UNAVAILABLE, why);
        });
    Map<String, MeasurementRecord> known = known(planned);
    requireIdle(planned);
    EnergyPlan energy = energy(planned, known);
    BenchmarkLog log = new BenchmarkLog();
    BenchmarkProgress progress = new BenchmarkProgress(terminal, plan, ticker);
    TrackerSink tracker =
        new TrackerSink(access.client(), clock, log::text, why -> progress.sayAbove(lost(why)));
    Journal journal = new Journal(data, log::text);
    long start = ticker.nanos();
    BenchmarkEnd end;
    try (MeasurementSink sinks = new FanOutMeasurements(journal, List.of(log, progress, tracker))) {
      BenchmarkFacts facts = facts(planned);
      sinks.launchStarted(facts);
      announce(plan, known);
      BenchmarkOutcome outcome = loop(planned, sinks, facts, known, energy);
      end =
          new BenchmarkEnd(
              facts.id(),
              outcome.state(),
              clock.instant(),
              outcome.measured(),
              outcome.reused(),
              (ticker.nanos() - start) / 1e9,
              outcome.summaries());
      log.ended(end);
      sinks.launchEnded(end);
    }
    trackerFailure = tracker.failure();
    return end;
  }

  private Map<String, MeasurementRecord> known(PlannedBenchmark planned) {
    if (execution.rerun) {
      return Map.of();
    }
    var journal = new JournalReader(data).read();
    journal.notes().forEach(note -> terminal.say("journal: " + note));
    return planned.known(journal, execution.retried());
  }

  private void requireIdle(PlannedBenchmark planned) {
    OptionalDouble wanted = planned.plan().spec().measure().requireIdle();
    if (wanted.isEmpty()) {
      return;
    }
    try {
      OptionalDouble used =
          planned
              .host()
              .machine()
              .idleCheck(Set.of(ProcessHandle.current().pid()))
              .usedByOthers(IDLE_LOOK);
      Optional<String> complaint =
          used.isEmpty()
              ? Optional.empty()
              : IdleCheck.complaint(used.getAsDouble(), wanted.getAsDouble());
      if (complaint.isPresent() && !execution.acceptNoise) {
        throw new CommandException(ExitCode.WRONG_DECLARATION, complaint.get());
      }
      noise = complaint;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says where energy cannot be counted, and looks at what the idle machine draws. */
  private EnergyPlan energy(PlannedBenchmark planned, Map<String, MeasurementRecord> known) {
    BenchmarkSpec spec = planned.plan().spec();
    BenchmarkHost host = planned.host();
    EnergyChoice choice = host.energy(spec.measure().energy());
    if (spec.asksForEnergy()) {
      host.machine().energyWarning(choice).ifPresent(terminal::say);
    }
    Duration window = spec.measure().energy().idleBaseline();
    IdlePower idle = new IdlePower(host.machine(), host.cards(spec), choice, ticker);
    boolean measured = known.size() >= planned.plan().planned();
    if (window.isZero() || measured || !idle.measures()) {
      return new EnergyPlan(choice, Map.of());
    }
    terminal.say(
        "Looking for %s at what the machine draws while it is idle."
            .formatted(TimeText.text(window.toMillis() / 1e3)));
    try {
      return new EnergyPlan(choice, idle.watts(window, stop::requested));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new EnergyPlan(choice, Map.of());
    }
  }

  private BenchmarkFacts facts(PlannedBenchmark planned) {
    return new BenchmarkFacts(
        UUID.randomUUID().toString().replace("-", ""),
        planned.plan(),
        clock.instant(),
        planned.host().json(),
        planned.host().environment().fingerprint(),
        planned.targets());
  }

  private void announce(BenchmarkPlan plan, Map<String, MeasurementRecord> known) {
    terminal.say(
        "%s: %s × %s%s%s"
            .formatted(
                plan.spec().name(),
                Counted.of(plan.trials().size(), "trial"),
                Counted.of(plan.spec().measure().forks(), "fork"),
                plan.spec().measure().maxForks() > plan.spec().measure().forks()
                    ? ", %d at most".formatted(plan.spec().measure().maxForks())
                    : "",
                known.isEmpty() ? "" : ", %d measured already".formatted(known.size())));
    terminal.say("Watch it live: " + access.address());
  }

  private BenchmarkOutcome loop(
      PlannedBenchmark planned,
      MeasurementSink sinks,
      BenchmarkFacts facts,
      Map<String, MeasurementRecord> known,
      EnergyPlan energy) {
    BenchmarkSpec spec = planned.plan().spec();
    Machine machine = planned.host().machine();
    int cores = planned.host().cores();
    try (Meter meter =
        new ForkMeter(
            spec,
            sampling(machine, spec),
            () -> noise.or(() -> machine.oversubscribed(cores)),
            planned.host()::peak,
            energy,
            ticker)) {
      Optional<Duration> wall =
          Optional.ofNullable(execution.maxTime).or(() -> spec.budget().wall());
      return new BenchmarkLoop(meter, sinks, ticker, clock).run(facts, known, wall, stop);
    }
  }

  private ProcessSampling sampling(Machine machine, BenchmarkSpec spec) {
    Duration period = Sampler.periodFor(spec.measure().minDuration());
    return (pid, listener) ->
        Sampler.start(machine.process(pid), period, ticker, clock, listener)::close;
  }

  private static String lost(String why) {
    return "The tracker is lost (%s). Measuring goes on; the journal keeps everything."
        .formatted(why);
  }
}
