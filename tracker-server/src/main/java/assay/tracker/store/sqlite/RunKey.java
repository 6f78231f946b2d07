// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RefusedException;
import java.sql.SQLException;

/**
 * What a write needs to know of a run.
 *
 * @param row the internal key
 * @param id the id that clients see
 */
record RunKey(long row, String id, long experiment, LifecycleStage stage) {

  /** Deleted ones too. */
  static RunKey require(Session session, String id) throws SQLException {
    return session
        .find(
            "SELECT id, experiment_id, lifecycle_stage FROM run WHERE uuid = ?",
            row ->
                new RunKey(row.getLong(1), id, row.getLong(2), LifecycleStage.of(row.getString(3))),
            id)
        .orElseThrow(() -> new NotFoundException("Run with id=%s not found".formatted(id)));
  }

  static RunKey requireActive(Session session, String id) throws SQLException {
    RunKey run = require(session, id);
    if (run.stage != LifecycleStage.ACTIVE) {
      throw new RefusedException(
          "The run %s must be in the 'active' state. Current state is deleted.".formatted(id));
    }
    return run;
  }
}
