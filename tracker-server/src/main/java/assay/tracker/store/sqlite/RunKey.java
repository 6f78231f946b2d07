// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.store.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a write to what belongs to a run needs to know of it.
 *
 * @param row the internal key
 * @param id the id that clients see
 */
record RunKey(long row, String id, long experiment, LifecycleStage stage) {

  private static final String SELECT = "SELECT id, uuid, experiment_id, deleted_time FROM run";

  private static RunKey of(ResultSet row) throws SQLException {
    LifecycleStage stage =
        row.getObject(4) == null ? LifecycleStage.ACTIVE : LifecycleStage.DELETED;
    return new RunKey(row.getLong(1), row.getString(2), row.getLong(3), stage);
  }

  /** Deleted ones too. */
  static RunKey require(Session session, String id) throws SQLException {
    return session
        .find(SELECT + " WHERE uuid = ?", RunKey::of, id)
        .orElseThrow(() -> RunTable.unknown(id));
  }

  static RunKey requireActive(Session session, String id) throws SQLException {
    RunKey run = require(session, id);
    requireActive(id, run.stage);
    return run;
  }

  static void requireActive(String id, LifecycleStage stage) {
    if (stage != LifecycleStage.ACTIVE) {
      throw new RefusedException(
          "The run %s must be in the 'active' state. Current state is deleted.".formatted(id));
    }
  }

  static List<RunKey> ofExperiment(Session session, long experiment) throws SQLException {
    return session.list(SELECT + " WHERE experiment_id = ?", RunKey::of, experiment);
  }

  /** Of the runs deleted before that time, at most so many. */
  static List<RunKey> deletedBefore(Session session, long millis, int limit) throws SQLException {
    return session.list(
        SELECT + " WHERE deleted_time < ? ORDER BY id LIMIT ?", RunKey::of, millis, limit);
  }
}
