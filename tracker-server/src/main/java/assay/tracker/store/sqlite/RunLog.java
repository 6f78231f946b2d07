// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Param;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunChange;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Adds metrics, params and tags to a run. For the writing thread. */
final class RunLog {

  private final RunWrites runs;
  private final RunTable table;
  private final JournalTable journal;
  private final RunMemory memory;
  private final InstantSource clock;

  RunLog(
      RunWrites runs, RunTable table, JournalTable journal, RunMemory memory, InstantSource clock) {
    this.runs = runs;
    this.table = table;
    this.journal = journal;
    this.memory = memory;
    this.clock = clock;
  }

  /** Metrics made ready for the journal, which is done before the writing thread has to. */
  static final class Metrics {

    private final List<KeyPoints> series;
    private final byte[] journalRow;

    private Metrics(List<KeyPoints> series, byte[] journalRow) {
      this.series = series;
      this.journalRow = journalRow;
    }

    static Metrics of(RunBatch batch, JournalCodec codec) {
      List<KeyPoints> series = KeyPoints.group(batch.metrics());
      return new Metrics(series, series.isEmpty() ? new byte[0] : codec.encode(series));
    }
  }

  void add(WriteScope scope, String id, RunBatch batch, Metrics metrics) throws SQLException {
    RunState run = addLabels(scope, runs.requireActive(scope.session(), id), batch);
    if (!metrics.series.isEmpty()) {
      run = addMetrics(scope, run, metrics);
    }
    if (!batch.tags().isEmpty()) {
      changed(scope, run, RunChange.Kind.TAGS);
    }
    memory.put(run);
  }

  private RunState addLabels(WriteScope scope, RunState run, RunBatch batch) throws SQLException {
    if (batch.params().isEmpty() && batch.tags().isEmpty()) {
      return run;
    }
    RunInfo info = run.info();
    List<Param> params = Labels.with(run.params(), batch.params(), info.id());
    RunState labelled =
        batch.tags().isEmpty()
            ? run.with(params, run.tags(), info)
            : withTags(run, params, Labels.with(run.tags(), batch.tags()));
    table.updateSummary(scope.session(), labelled);
    if (!batch.params().isEmpty()) {
      changed(scope, run, RunChange.Kind.PARAMS);
    }
    return labelled;
  }

  private static RunState withTags(RunState run, List<Param> params, List<Tag> tags) {
    Optional<String> name =
        tags.stream().filter(tag -> tag.key().equals(Tag.RUN_NAME)).map(Tag::value).findFirst();
    return run.with(params, tags, run.info().withName(name.orElse(run.info().name())));
  }

  private RunState addMetrics(WriteScope scope, RunState run, Metrics metrics) throws SQLException {
    if (!run.isHot()) {
      table.markHot(scope.session(), run.row());
    }
    byte[] data = metrics.journalRow;
    long number = journal.add(scope.session(), run.row(), data);
    changed(scope, run, RunChange.Kind.METRICS);
    return run.logged(metrics.series, run.journal().with(number, data.length, clock.millis()));
  }

  void deleteTag(WriteScope scope, String id, String key) throws SQLException {
    RunState run = runs.requireActive(scope.session(), id);
    List<Tag> left = run.tags().stream().filter(tag -> !tag.key().equals(key)).toList();
    if (left.size() == run.tags().size()) {
      throw new NotFoundException("No tag with name: %s in run with id %s".formatted(key, id));
    }
    RunState changed = run.with(run.params(), left, run.info());
    table.updateSummary(scope.session(), changed);
    memory.put(changed);
    changed(scope, run, RunChange.Kind.TAGS);
  }

  private static void changed(WriteScope scope, RunState run, RunChange.Kind kind) {
    RunInfo info = run.info();
    scope.changed(ExperimentTable.rowId(info.experimentId()), info.id(), kind);
  }
}
