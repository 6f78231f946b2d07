// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.execute.Meter;
import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.plan.Measurement;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.MeasureProfile;
import assay.runner.spec.MeasureSpec;
import assay.runner.spec.ScenarioSpec;
import assay.runner.spec.SubjectSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes measurements in processes of their own: closed loops by JMH, open loads by a worker. Where
 * outputs must agree with a reference, that is computed once for each model.
 */
public final class ForkMeter implements Meter {
  private final BenchmarkSpec spec;
  private final ProcessSampling sampling;
  private final Supplier<Optional<String>> oversubscribed;
  private final Function<BenchmarkTrial, Optional<DevicePeak>> peaks;
  private final EnergyPlan energy;
  private final Ticker ticker;
  private final Path directory;
  private final Map<Object, Reference> references = new HashMap<>();

  /**
   * @param outputs file of them
   * @param problem why there are none
   */
  private record Reference(Path outputs, Optional<String> problem) {}

  /**
   * @param sampling watches the processes
   * @param oversubscribed whether others keep the machine busy, in words; asked before each
   *     measurement
   * @param peaks what the device of a trial can do at best, where that was measured
   * @param energy how energy is found out
   */
  public ForkMeter(
      BenchmarkSpec spec,
      ProcessSampling sampling,
      Supplier<Optional<String>> oversubscribed,
      Function<BenchmarkTrial, Optional<DevicePeak>> peaks,
      EnergyPlan energy,
      Ticker ticker) {
    this.spec = spec;
    this.sampling =
        spec.measure().profile() == MeasureProfile.SMOKE ? ProcessSampling.NONE : sampling;
    this.oversubscribed = oversubscribed;
    this.peaks = peaks;
    this.energy = energy;
    this.ticker = ticker;
    try {
      this.directory = Files.createTempDirectory("assay-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What keeps this program from starting processes, for users; empty if nothing does. */
  public static Optional<String> obstacle() {
    return ClosedLoop.missing();
  }

  @Override
  public MeasurementResult measure(Measurement measurement, BooleanSupplier stopping)
      throws InterruptedException {
    Optional<String> busy = oversubscribed.get();
    Job job = job(measurement);
    if (job.parity().isPresent()) {
      Reference reference = reference(measurement.trial(), job, stopping);
      if (reference.problem().isPresent()) {
        return MeasurementResult.unfinished(
            FitState.FAILED,
            "the reference's outputs could not be computed: " + reference.problem().get(),
            Optional.empty());
      }
    }
    Path folder = directory.resolve(measurement.key().substring(0, 16));
    MeasurementResult result =
        Utilization.added(
            run(job, folder, stopping), job.settings(), peaks.apply(measurement.trial()));
    return busy.isEmpty() ? result : with(result, busy.get());
  }

  private static MeasurementResult with(MeasurementResult result, String busy) {
    Map<String, String> flags = new LinkedHashMap<>(result.flags());
    flags.put("oversubscribed", busy);
    return result.withFlags(flags);
  }

  private MeasurementResult run(Job job, Path folder, BooleanSupplier stopping)
      throws InterruptedException {
    try {
      ForkRun run = prepared(job, folder);
      return job.settings().scenario().kind() == ScenarioSpec.Kind.SERVER
          ? run.open(stopping)
          : run.closed(stopping);
    } finally {
      delete(folder);
    }
  }

  private ForkRun prepared(Job job, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ForkFiles files = new ForkFiles(folder);
    job.write(files.job());
    return new ForkRun(job, files, spec.timeout(), sampling, ticker);
  }

  private Reference reference(BenchmarkTrial trial, Job job, BooleanSupplier stopping)
      throws InterruptedException {
    Object model = trial.resolved().get("model");
    Reference known = references.get(model);
    if (known != null) {
      return known;
    }
    String target = spec.measure().parity().orElseThrow().reference();
    Path folder = directory.resolve("reference");
    try {
      ForkRun run = prepared(job.asReference(target), folder);
      Path outputs = outputs(trial);
      Reference reference = new Reference(outputs, run.reference(outputs, stopping));
      references.put(model, reference);
      return reference;
    } finally {
      delete(folder);
    }
  }

  private Path outputs(BenchmarkTrial trial) {
    String model = Integer.toHexString(trial.resolved().get("model").hashCode());
    return directory.resolve("outputs-" + model);
  }

  private Job job(Measurement measurement) {
    BenchmarkTrial trial = measurement.trial();
    MeasureSpec measure = spec.measure();
    Optional<Path> file =
        trial.settings().subject() instanceof SubjectSpec.File subject
            ? Optional.of(spec.directory().resolve(subject.path()).toAbsolutePath().normalize())
            : Optional.empty();
    boolean training = trial.settings().scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
    return new Job(
        trial.resolved(),
        file,
        spec.seed(),
        trial.threads(),
        measurement.fork(),
        measure.steadyWarmup(),
        measure.warmupMax(),
        measure.minDuration(),
        iteration(measure.minDuration()),
        energy.choice(),
        energy.idleWatts(trial.settings().target()),
        measure
            .parity()
            .filter(parity -> !training)
            .map(p -> new Job.Comparison(outputs(trial), p.maxAbs(), p.top1Agreement())));
  }

  /** A second, or half of what is measured where that is less. */
  static Duration iteration(Duration measured) {
    Duration half = measured.dividedBy(2);
    return half.compareTo(Duration.ofSeconds(1)) < 0 ? half : Duration.ofSeconds(1);
  }

  @Override
  public void close() {
    delete(directory);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // what is left lies in the folder for temporary files
    }
  }
}
