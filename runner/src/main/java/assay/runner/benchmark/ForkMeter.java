// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.execute.Meter;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.plan.Measurement;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.MeasureProfile;
import assay.runner.spec.MeasureSpec;
import assay.runner.spec.SubjectSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Takes measurements in processes of their own: closed loops by JMH. */
public final class ForkMeter implements Meter {
  private final BenchmarkSpec spec;
  private final ProcessSampling sampling;
  private final Path directory;

  /**
   * @param sampling watches the processes
   */
  public ForkMeter(BenchmarkSpec spec, ProcessSampling sampling) {
    this.spec = spec;
    this.sampling = sampling;
    try {
      this.directory = Files.createTempDirectory("assay-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What keeps this program from starting processes, for users; empty if nothing does.
   */
  public static Optional<String> obstacle() {
    return ClosedLoop.missing();
  }

  @Override
  public MeasurementResult measure(Measurement measurement, BooleanSupplier stopping)
      throws InterruptedException {
    Path folder = directory.resolve(measurement.key().substring(0, 16));
    try {
      Files.createDirectories(folder);
      Job job = job(measurement.trial());
      ForkFiles files = new ForkFiles(folder);
      job.write(files.job());
      boolean smoke = spec.measure().profile() == MeasureProfile.SMOKE;
      ForkRun run = new ForkRun(job, files, spec.timeout(), smoke ? ProcessSampling.NONE : sampling);
      return run.closed(stopping);
    } catch (IOException e) {
      return MeasurementResult.unfinished(
          FitState.FAILED, "cannot write to " + folder, Optional.of(Causes.stackTrace(e)));
    } finally {
      delete(folder);
    }
  }

  private Job job(BenchmarkTrial trial) {
    MeasureSpec measure = spec.measure();
    Optional<Path> file =
        trial.settings().subject() instanceof SubjectSpec.File subject
            ? Optional.of(spec.directory().resolve(subject.path()).toAbsolutePath().normalize())
            : Optional.empty();
    return new Job(
        trial.resolved(),
        file,
        spec.seed(),
        trial.threads(),
        measure.steadyWarmup(),
        measure.warmupMax(),
        measure.minDuration(),
        iteration(measure.minDuration()),
        Optional.empty());
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
