// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.ExperimentSearch;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NewRun;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunSearch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import assay.tracker.store.TrackingStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** {@link TrackingStore} over one SQLite file. One process at a time: its owner holds a lock. */
public final class SqliteTrackingStore implements TrackingStore {

  /** A read takes milliseconds and there are few cores: more connections only cost memory. */
  private static final int READERS = 4;

  private final Database database;
  private final Writer writer;
  private final Readers readers;
  private final ExperimentTable experiments;
  private final RunTable runs = new RunTable();
  private final RunLog log = new RunLog();

  private SqliteTrackingStore(
      Database database, Writer writer, Readers readers, ExperimentTable experiments) {
    this.database = database;
    this.writer = writer;
    this.readers = readers;
    this.experiments = experiments;
  }

  /**
   * Opens a database, making it if it is not there and bringing it up to date if it is older.
   *
   * @param artifactRoot URI below which new experiments keep their artifacts
   * @throws assay.tracker.store.StoreUnavailableException if it cannot be written, is damaged, or
   *     was written by a newer version
   */
  public static SqliteTrackingStore open(
      Path file, String artifactRoot, InstantSource clock, ChangeListener listener) {
    Database database = new Database(file);
    ExperimentTable experiments = new ExperimentTable(artifactRoot, clock);
    Session session = database.openWriter();
    try {
      Migrations.run(session, file);
      experiments.createDefault(session);
    } catch (SQLException e) {
      session.closeQuietly();
      throw database.unavailable(e);
    } catch (RuntimeException e) {
      session.closeQuietly();
      throw e;
    }
    Writer writer = new Writer(database, session, listener);
    writer.start();
    Readers readers = new Readers(database, READERS);
    return new SqliteTrackingStore(database, writer, readers, experiments);
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
      runs.deleteAll(scope, experiment);
    });
  }

  @Override
  public void restoreExperiment(String id) {
    write(scope -> {
      long experiment = experiments.restore(scope.session(), id);
      runs.restoreAll(scope, experiment);
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
      return runs.create(scope, experiment, run);
    });
  }

  @Override
  public Run requireRun(String id) {
    return readers.read(session -> runs.require(session, id));
  }

  @Override
  public RunInfo requireRunInfo(String id) {
    return readers.read(session -> runs.requireInfo(session, id));
  }

  @Override
  public RunInfo updateRun(String id, RunUpdate update) {
    return writer.write(scope -> runs.update(scope, id, update));
  }

  @Override
  public void deleteRun(String id) {
    write(scope -> runs.delete(scope, id));
  }

  @Override
  public void restoreRun(String id) {
    write(scope -> runs.restore(scope, id));
  }

  @Override
  public void log(String runId, RunBatch batch) {
    write(scope -> log.add(scope, RunKey.requireActive(scope.session(), runId), batch));
  }

  @Override
  public void deleteTag(String runId, String key) {
    write(scope -> log.deleteTag(scope, RunKey.requireActive(scope.session(), runId), key));
  }

  @Override
  public Page<Run> searchRuns(RunSearch search) {
    return readers.read(session -> RunSearcher.search(session, search));
  }

  @Override
  public Page<Metric> metricHistory(String runId, String key, PageRequest page) {
    return readers.read(
        session -> MetricHistory.page(session, RunKey.require(session, runId), key, page));
  }

  @Override
  public List<SampledSeries> sampledHistory(SampleRequest request) {
    return readers.read(session -> MetricHistory.sample(session, request));
  }

  @Override
  public void close() {
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw database.unavailable(e);
    }
  }
}
