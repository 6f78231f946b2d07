// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the version of this program, each step in a transaction of its own. Steps
 * are files that never change once released; version n is reached by the n-th.
 */
final class Migrations {

  static final List<String> STEPS = List.of("0001_initial.sql", "0002_models.sql");

  private Migrations() {}

  static void run(Session session, Path file) throws SQLException {
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
      apply(session, STEPS.get(next), next + 1);
    }
  }

  private static void apply(Session session, String step, int version) throws SQLException {
    session.execute("BEGIN IMMEDIATE");
    try {
      for (String statement : read(step).split(";\\R", -1)) {
        if (!statement.isBlank()) {
          session.execute(statement);
        }
      }
      session.update("DELETE FROM schema_version");
      session.update("INSERT INTO schema_version (version) VALUES (?)", version);
      session.execute("COMMIT");
    } catch (SQLException e) {
      session.execute("ROLLBACK");
      throw e;
    }
  }

  private static String read(String step) {
    try (InputStream in = Migrations.class.getResourceAsStream(step)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + step);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
