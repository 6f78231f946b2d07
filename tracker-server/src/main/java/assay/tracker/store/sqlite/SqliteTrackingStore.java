// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.Row;
import assay.tracker.store.CurveReader;
import assay.tracker.store.ExperimentSearch;
import assay.tracker.store.FoundRuns;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NewRun;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunKeys;
import assay.tracker.store.RunSearch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import assay.tracker.store.TrackingStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@link TrackingStore} over one SQLite file, which its {@link SqliteStore} opens and closes. */
final class SqliteTrackingStore implements TrackingStore {

  /** Runs removed in one transaction: others wait for it. */
  private static final int PURGED_AT_ONCE = 20;

  private final Writer writer;
  private final Readers readers;
  private final ExperimentTable experiments;
  private final RunParts runs;

  SqliteTrackingStore(Writer writer, Readers readers, ExperimentTable experiments, RunParts runs) {
    this.writer = writer;
    this.readers = readers;
    this.experiments = experiments;
    this.runs = runs;
  }

  private interface Write {
    void run(WriteScope scope) throws SQLException;
  }

  private void write(Write write) {
    writer.write(scope -> {
      write.run(scope);
      return true;
    });
  }

  @Override
  public Experiment createExperiment(NewExperiment experiment) {
    return writer.write(scope -> experiments.create(scope.session(), experiment));
  }

  @Override
  public Experiment requireExperiment(String id) {
    return readers.read(session -> experiments.require(session, id));
  }

  @Override
  public Experiment requireExperimentNamed(String name) {
    return readers.read(session -> experiments.requireNamed(session, name));
  }

  @Override
  public Page<Experiment> searchExperiments(ExperimentSearch search) {
    return readers.read(session -> experiments.search(session, search));
  }

  @Override
  public void renameExperiment(String id, String name) {
    write(scope -> experiments.rename(scope.session(), id, name));
  }

  @Override
  public void deleteExperiment(String id) {
    write(scope -> {
      long experiment = experiments.delete(scope.session(), id);
      runs.writes().deleteAll(scope, experiment);
    });
  }

  @Override
  public void restoreExperiment(String id) {
    write(scope -> {
      long experiment = experiments.restore(scope.session(), id);
      runs.writes().restoreAll(scope, experiment);
    });
  }

  @Override
  public void setExperimentTag(String id, Tag tag) {
    write(scope -> experiments.setTag(scope.session(), id, tag));
  }

  @Override
  public void deleteExperimentTag(String id, String key) {
    write(scope -> experiments.deleteTag(scope.session(), id, key));
  }

  @Override
  public Run createRun(NewRun run) {
    return writer.write(scope -> {
      Experiment experiment = experiments.requireActive(scope.session(), run.experimentId());
      return runs.writes().create(scope, experiment, run);
    });
  }

  @Override
  public Run requireRun(String id) {
    return runs.reads().require(id);
  }

  @Override
  public RunInfo requireRunInfo(String id) {
    return runs.reads().require(id).info();
  }

  @Override
  public RunInfo updateRun(String id, RunUpdate update) {
    return writer.write(scope -> runs.writes().update(scope, id, update));
  }

  @Override
  public void deleteRun(String id) {
    write(scope -> runs.writes().delete(scope, id));
  }

  @Override
  public void restoreRun(String id) {
    write(scope -> runs.writes().restore(scope, id));
  }

  @Override
  public List<RunInfo> runsDeletedBefore(long millis) {
    List<RunKey> deleted =
        readers.read(session -> RunKey.deletedBefore(session, millis, Integer.MAX_VALUE));
    return deleted.stream().map(run -> requireRunInfo(run.id())).toList();
  }

  @Override
  public List<String> purgeDeletedRuns(long deletedBeforeMillis) {
    List<String> all = new ArrayList<>();
    List<String> some;
    do {
      some =
          writer.write(
              scope -> runs.writes().purge(scope.session(), deletedBeforeMillis, PURGED_AT_ONCE));
      all.addAll(some);
    } while (some.size() == PURGED_AT_ONCE);
    return all;
  }

  @Override
  public void log(String runId, RunBatch batch) {
    RunLog.Metrics metrics = RunLog.Metrics.of(batch, runs.journalCodec());
    write(scope -> runs.log().add(scope, runId, batch, metrics));
  }

  @Override
  public void deleteTag(String runId, String key) {
    write(scope -> runs.log().deleteTag(scope, runId, key));
  }

  @Override
  public Page<Run> searchRuns(RunSearch search) {
    return runs.searcher().search(search);
  }

  @Override
  public FoundRuns findRuns(RunSearch search) {
    return runs.searcher().find(search);
  }

  @Override
  public Page<Metric> metricHistory(String runId, String key, PageRequest page) {
    return runs.series().page(runId, key, page);
  }

  @Override
  public List<SampledSeries> sampledHistory(SampleRequest request) {
    return runs.series().sample(request);
  }

  @Override
  public <T> T readRuns(
      RunSearch search, Set<Field> fields, Function<Page<? extends Row>, T> reader) {
    return runs.searcher().read(search, fields, reader);
  }

  @Override
  public RunKeys runKeys(List<String> experimentIds) {
    return runs.searcher().keys(experimentIds);
  }

  @Override
  public Optional<StepRange> stepRange(SeriesSelection selection) {
    return runs.curves().range(selection);
  }

  @Override
  public void readCurves(SeriesSelection selection, StepRange range, CurveReader reader) {
    runs.curves().read(selection, range, reader);
  }
}
