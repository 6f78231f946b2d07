// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.CellSummary;
import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementSink;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import assay.runner.plan.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The record that everything else can be rebuilt from: one append-only file per launch, {@code
 * DIR/journal/<UTC time>-<launch>.jsonl}, one JSON object per line. A fit is on disk when {@link
 * #fitEnded} returns, whatever happens to the process afterwards.
 *
 * <p>Every method may throw {@link JournalException}.
 */
public final class Journal implements RunSink, MeasurementSink {
  static final String FOLDER = "journal";
  static final String SUFFIX = ".jsonl";

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int SAMPLES_PER_LINE = 60;

  private final Path folder;
  private final Supplier<String> log;
  private final List<Sample> samples = new ArrayList<>();
  private volatile @Nullable Open open;

  private volatile @Nullable BenchmarkFacts benchmark;

  private record Open(JournalFile file, String launch, String experiment) {}

  /**
   * @param directory the data directory; made when it is missing
   * @param log the launch's log so far, asked when it ends
   */
  public Journal(Path directory, Supplier<String> log) {
    this.folder = directory.resolve(FOLDER);
    this.log = log;
  }

  @Override
  public void launchStarted(LaunchFacts facts) {
    started(StoredLaunch.of(facts));
  }

  @Override
  public void launchStarted(BenchmarkFacts facts) {
    benchmark = facts;
    started(StoredLaunch.of(facts));
  }

  private void started(StoredLaunch launch) {
    close();
    JournalFile file = JournalFile.create(path(launch.launch(), launch.startedAt()));
    file.append(JournalLines.header());
    file.append(JournalLines.of(launch));
    file.force();
    open = new Open(file, launch.launch(), launch.experiment());
  }

  private Path path(String launch, Instant startedAt) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw JournalException.writing(folder, e);
    }
    String id = launch.substring(0, Math.min(8, launch.length()));
    return folder.resolve(FILE_TIME.format(startedAt) + "-" + id + SUFFIX);
  }

  /** Nothing is kept of what has not ended. */
  @Override
  public void fitStarted(Fit fit) {}

  /** The curves come with the fit's end. */
  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {}

  @Override
  public void fitEnded(FitRecord fit) {
    ended(StoredFit.of(fit, requireOpen().experiment()));
  }

  private void ended(StoredFit fit) {
    Open now = requireOpen();
    now.file().append(JournalLines.of(fit));
    now.file().force();
  }

  @Override
  public void fitReused(FitRecord record) {
    Fit fit = record.fit();
    reused(fit.key(), fit.trial().key());
  }

  private void reused(String key, String trial) {
    Open now = requireOpen();
    now.file().append(JournalLines.of(new StoredReuse(now.launch(), key, trial)));
  }

  /** Nothing is kept of what has not ended. */
  @Override
  public void measurementStarted(Measurement measurement) {}

  @Override
  public void measurementEnded(MeasurementRecord record) {
    BenchmarkFacts facts = requireBenchmark();
    long seed = facts.plan().spec().seed();
    ended(
        StoredFit.of(
            record,
            requireOpen().experiment(),
            seed,
            BenchmarkWords.tags(record.measurement().trial(), facts)));
  }

  private BenchmarkFacts requireBenchmark() {
    return Objects.requireNonNull(benchmark, "no benchmark has been started");
  }

  @Override
  public void measurementReused(MeasurementRecord record) {
    Measurement measurement = record.measurement();
    reused(measurement.key(), measurement.trial().key());
  }

  /** The summaries come with the launch's end. */
  @Override
  public void trialSummarized(CellSummary summary) {}

  @Override
  public void launchEnded(BenchmarkEnd end) {
    ended(StoredEnd.of(end, requireOpen().experiment(), log.get()));
  }

  /** The summaries come with the launch's end. */
  @Override
  public void trialSummarized(TrialSummary summary) {}

  /** Written a minute at a time: of a process that is killed the last minute is missing. */
  @Override
  public void sampled(Sample sample) {
    Open now = requireOpen();
    synchronized (samples) {
      samples.add(sample);
      if (samples.size() >= SAMPLES_PER_LINE) {
        writeSamples(now);
      }
    }
  }

  private void writeSamples(Open now) {
    synchronized (samples) {
      if (!samples.isEmpty()) {
        Curves series = new Curves();
        samples.forEach(series::add);
        samples.clear();
        now.file().append(JournalLines.of(new StoredSamples(now.launch(), series)));
      }
    }
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    ended(StoredEnd.of(end, requireOpen().experiment(), log.get()));
  }

  private void ended(StoredEnd end) {
    Open now = requireOpen();
    writeSamples(now);
    now.file().append(JournalLines.of(end));
    now.file().force();
  }

  private Open requireOpen() {
    Open now = open;
    if (now == null) {
      throw new IllegalStateException("no launch has been started");
    }
    return now;
  }

  @Override
  public void close() {
    Open now = open;
    open = null;
    if (now != null) {
      try {
        writeSamples(now);
      } finally {
        now.file().close();
      }
    }
  }
}
