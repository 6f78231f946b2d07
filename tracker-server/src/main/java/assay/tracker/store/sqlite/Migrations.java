// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings a database to the version of this program, each step in a transaction of its own. Steps
 * never change once released; version n is reached by the n-th.
 */
final class Migrations {

  static final List<Migration> STEPS =
      List.of(
          Migration.script("0001_initial.sql"),
          Migration.script("0002_models.sql"),
          new CompactRuns(
              Migration.script("0003_compact_runs.sql"), Migration.script("0003_drop_rows.sql")));

  private Migrations() {}

  static void run(Session session, Path file, InstantSource clock) throws SQLException {
    session.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
    int version =
        session.find("SELECT version FROM schema_version", row -> row.getInt(1)).orElse(0);
    if (version > STEPS.size()) {
      throw new StoreUnavailableException(
          ("The database %s has version %d, written by a newer Assay; this one knows versions up"
                  + " to %d. Use the newer Assay, or another data directory.")
              .formatted(file, version, STEPS.size()));
    }
    for (int next = version; next < STEPS.size(); next++) {
      apply(session, STEPS.get(next), next + 1, clock);
    }
  }

  private static void apply(Session session, Migration step, int version, InstantSource clock)
      throws SQLException {
    session.execute("BEGIN IMMEDIATE");
    try {
      step.apply(session, clock);
      session.update("DELETE FROM schema_version");
      session.update("INSERT INTO schema_version (version) VALUES (?)", version);
      session.execute("COMMIT");
    } catch (SQLException | RuntimeException e) {
      session.rollBack();
      throw e;
    }
  }
}
