// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;

/** A step from one version of the database to the next, inside a transaction of the caller. */
@FunctionalInterface
interface Migration {

  void apply(Session session, InstantSource clock) throws SQLException;

  /** The statements of a file beside this class. */
  static Migration script(String name) {
    return (session, clock) -> {
      for (String statement : read(name).split(";\\R", -1)) {
        if (!statement.isBlank()) {
          session.execute(statement);
        }
      }
    };
  }

  private static String read(String name) {
    try (InputStream in = Migration.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
