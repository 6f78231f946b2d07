// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.NewRun;
import assay.tracker.store.RunChange;
import assay.tracker.store.RunUpdate;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Creates, changes, deletes and restores runs. For the writing thread. */
final class RunWrites {

  private final RunTable table;
  private final ChunkTable chunks;
  private final JournalTable journal;
  private final RunMemory memory;
  private final InstantSource clock;

  RunWrites(
      RunTable table,
      ChunkTable chunks,
      JournalTable journal,
      RunMemory memory,
      InstantSource clock) {
    this.table = table;
    this.chunks = chunks;
    this.journal = journal;
    this.memory = memory;
    this.clock = clock;
  }

  /** Deleted ones too. */
  RunState require(Session session, String id) throws SQLException {
    Optional<RunState> known = memory.find(id);
    if (known.isPresent()) {
      return known.get();
    }
    return table.find(session, id).orElseThrow(() -> RunTable.unknown(id)).state();
  }

  RunState requireActive(Session session, String id) throws SQLException {
    RunState run = require(session, id);
    RunKey.requireActive(id, run.info().stage());
    return run;
  }

  Run create(WriteScope scope, Experiment experiment, NewRun run) throws SQLException {
    String id = run.id().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    if (run.id().isPresent() && table.find(scope.session(), id).isPresent()) {
      throw new AlreadyExistsException("A run with id %s already exists.".formatted(id));
    }
    RunInfo info =
        new RunInfo(
            id,
            experiment.id(),
            run.name(),
            run.userId(),
            RunStatus.RUNNING,
            run.startTime(),
            OptionalLong.empty(),
            LifecycleStage.ACTIVE,
            Uris.child(experiment.artifactLocation(), id + "/artifacts"));
    List<Tag> given = new ArrayList<>(run.tags());
    given.add(new Tag(Tag.RUN_NAME, run.name()));
    List<Tag> tags = Labels.with(List.of(), given);
    long row = table.insert(scope.session(), info, tags);
    RunState state =
        new RunState(
            row, info, List.of(), tags, SeriesMap.EMPTY, JournalRows.NONE, RunState.Due.NOTHING);
    memory.put(state);
    changed(scope, info, RunChange.Kind.CREATED);
    return state.run();
  }

  private static void changed(WriteScope scope, RunInfo run, RunChange.Kind kind) {
    scope.changed(ExperimentTable.rowId(run.experimentId()), run.id(), kind);
  }

  RunInfo update(WriteScope scope, String id, RunUpdate update) throws SQLException {
    RunState run = requireActive(scope.session(), id);
    RunInfo old = run.info();
    RunInfo info =
        new RunInfo(
            id,
            old.experimentId(),
            update.name().orElse(old.name()),
            old.userId(),
            update.status().orElse(old.status()),
            old.startTime(),
            update.endTime().isPresent() ? update.endTime() : old.endTime(),
            old.stage(),
            old.artifactUri());
    RunState changed = run.with(info);
    if (update.name().isPresent()) {
      Tag name = new Tag(Tag.RUN_NAME, info.name());
      changed = changed.with(run.params(), Labels.with(run.tags(), List.of(name)), info);
      changed(scope, info, RunChange.Kind.TAGS);
    }
    if (update.status().isPresent() || update.endTime().isPresent()) {
      changed(scope, info, RunChange.Kind.STATUS);
    }
    table.updateSummary(scope.session(), changed);
    memory.put(changed);
    return info;
  }

  void delete(WriteScope scope, String id) throws SQLException {
    move(scope, require(scope.session(), id), LifecycleStage.DELETED);
  }

  void restore(WriteScope scope, String id) throws SQLException {
    move(scope, require(scope.session(), id), LifecycleStage.ACTIVE);
  }

  private void move(WriteScope scope, RunState run, LifecycleStage stage) throws SQLException {
    if (run.info().stage() != stage) {
      mark(scope, key(run), stage);
      memory.put(run.with(stage));
    }
  }

  private static RunKey key(RunState run) {
    RunInfo info = run.info();
    long experiment = ExperimentTable.rowId(info.experimentId());
    return new RunKey(run.row(), info.id(), experiment, info.stage());
  }

  private void mark(WriteScope scope, RunKey run, LifecycleStage stage) throws SQLException {
    boolean deleted = stage == LifecycleStage.DELETED;
    if (deleted) {
      table.markDeleted(scope.session(), run.row(), clock.millis());
    } else {
      table.markActive(scope.session(), run.row());
    }
    scope.changed(
        run.experiment(), run.id(), deleted ? RunChange.Kind.DELETED : RunChange.Kind.CREATED);
  }

  void deleteAll(WriteScope scope, long experiment) throws SQLException {
    moveAll(scope, experiment, LifecycleStage.DELETED);
  }

  void restoreAll(WriteScope scope, long experiment) throws SQLException {
    moveAll(scope, experiment, LifecycleStage.ACTIVE);
  }

  private void moveAll(WriteScope scope, long experiment, LifecycleStage stage)
      throws SQLException {
    for (RunKey run : RunKey.ofExperiment(scope.session(), experiment)) {
      if (run.stage() != stage) {
        mark(scope, run, stage);
        Optional<RunState> known = memory.find(run.id());
        if (known.isPresent()) {
          memory.put(known.get().with(stage));
        } else {
          memory.changeStage(run.row(), stage);
        }
      }
    }
  }

  /** Removes runs that were deleted before that time for good, at most so many. Gives their ids. */
  List<String> purge(Session session, long beforeMillis, int limit) throws SQLException {
    List<String> purged = new ArrayList<>();
    for (RunKey run : RunKey.deletedBefore(session, beforeMillis, limit)) {
      chunks.deleteAll(session, run.row());
      Optional<RunState> hot = memory.find(run.id());
      if (hot.isPresent()) {
        journal.delete(session, hot.get().journal());
      }
      SqliteLineageStore.deleteAll(session, run.row());
      LoggedModelTable.deleteMetrics(session, run.row());
      table.delete(session, run.row());
      memory.remove(run.id(), run.row());
      purged.add(run.id());
    }
    return purged;
  }
}
