// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps experiments, runs and their data.
 *
 * <p>Threads: every method may be called from any thread and blocks until its answer is there, so
 * it has no place on an event loop. An implementation may serve callers on threads of its own, and
 * commit the writes of several callers together.
 *
 * <p>Durability: a write that returned is on disk: it survives a killed process, and a power cut as
 * far as the disk keeps what it confirmed. A write is atomic; one that throws changed nothing. A
 * read sees every write that returned before it began, and one moment of the store.
 *
 * <p>What is kept: ids are given here and never reused. Names of experiments are unique, deleted
 * experiments included. Experiment {@value Experiment#DEFAULT_ID} exists from the start. A deleted
 * run or experiment stays readable by id but refuses writes until it is restored. A param never
 * changes, a tag is replaced, a metric point is kept once however often it is sent. The name of a
 * run and its tag {@value Tag#RUN_NAME} are the same thing: setting one sets the other.
 *
 * <p>Callers check sizes and characters; a store keeps any text.
 *
 * <p>Errors: {@link NotFoundException} for an unknown experiment or run, {@link
 * AlreadyExistsException} for a name that is taken, {@link RefusedException} for a write that
 * contradicts the state, {@link StoreUnavailableException} if the store itself fails or is closed.
 */
public interface TrackingStore {

  Experiment createExperiment(NewExperiment experiment);

  /** Deleted ones too. */
  Experiment requireExperiment(String id);

  /** Deleted ones too. */
  Experiment requireExperimentNamed(String name);

  /** Rows that the order leaves equal: newest first, then by id, largest first. */
  Page<Experiment> searchExperiments(ExperimentSearch search);

  void renameExperiment(String id, String name);

  /** Marks an active experiment and its runs as deleted. */
  void deleteExperiment(String id);

  /** Brings a deleted experiment back with all its runs. */
  void restoreExperiment(String id);

  void setExperimentTag(String id, Tag tag);

  void deleteExperimentTag(String id, String key);

  Run createRun(NewRun run);

  /** Deleted ones too. */
  Run requireRun(String id);

  /** Deleted ones too. */
  RunInfo requireRunInfo(String id);

  RunInfo updateRun(String id, RunUpdate update);

  /** Does nothing to a run that is deleted already. */
  void deleteRun(String id);

  /** Does nothing to a run that is active already. */
  void restoreRun(String id);

  /** The runs that were deleted before a time, which {@link #purgeDeletedRuns} would remove. */
  List<RunInfo> runsDeletedBefore(long millis);

  /**
   * Removes the runs for good that were deleted before a time, with all their data. Gives their
   * ids; their artifacts are left to the caller.
   *
   * @param deletedBeforeMillis milliseconds since the epoch
   */
  List<String> purgeDeletedRuns(long deletedBeforeMillis);

  /** Adds to a run, all or nothing. */
  void log(String runId, RunBatch batch);

  void deleteTag(String runId, String key);

  /** Rows that the order leaves equal: latest start first, then by id. */
  Page<Run> searchRuns(RunSearch search);

  /**
   * The same page, read part by part: which runs it has and in which order is settled at once, what
   * they say when their part is read. A run that is purged before that is left out.
   */
  FoundRuns findRuns(RunSearch search);

  /** The points of one key, by timestamp, step and value; none for an unknown key. */
  Page<Metric> metricHistory(String runId, String key, PageRequest page);

  /** A bounded part of one key's points in several runs, in the order of the runs asked for. */
  List<SampledSeries> sampledHistory(SampleRequest request);

  /**
   * Gives fields of a page of runs to a reader, and what the reader makes of them. The runs are
   * those that {@link #searchRuns} would find, in its order.
   *
   * <p>Made for tables of 50,000 runs and 100 fields: nothing but the fields named is loaded. The
   * reader is called once, asks each row for each field, and keeps no row, so rows may be views of
   * what the store holds in memory. It does not call the store.
   *
   * @param fields what the reader may ask for; the attribute {@code experiment_id} may be among
   *     them
   */
  <T> T readRuns(RunSearch search, Set<Field> fields, Function<Page<? extends Row>, T> reader);

  /**
   * The keys that runs of these experiments have. Keys of deleted runs may be among them. Called
   * while people type, so it should take milliseconds.
   *
   * @param experimentIds unknown ones have no keys
   */
  RunKeys runKeys(List<String> experimentIds);

  /** The smallest and the largest step of all these series; absent if they have no points. */
  Optional<StepRange> stepRange(SeriesSelection selection);

  /**
   * Reads steps and values of many series: by run and then by key in the order of the selection,
   * the points of each in the order of {@link #metricHistory}, in one part or in several that
   * follow each other.
   *
   * <p>Made for 100 runs of a million points each: parts may be as large as a chunk, and no series
   * need fit into memory. A part may hold points outside the range, since cutting it costs more
   * than ignoring them.
   *
   * @param range parts that lie outside of it are left out
   */
  void readCurves(SeriesSelection selection, StepRange range, CurveReader reader);
}
