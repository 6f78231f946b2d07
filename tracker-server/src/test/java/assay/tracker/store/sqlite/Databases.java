// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.ChangeListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Database files of tests. */
final class Databases {

  private Databases() {}

  static SqliteStore open(Path file, InstantSource clock) {
    return SqliteStore.open(file, "root:/", clock, ChangeListener.NONE);
  }

  /**
   * What a process would find that starts after the one with the file open was killed: a copy of
   * the file and its log as they are between two transactions.
   *
   * @param folder in which the copy gets a folder of its own
   */
  static Path afterKill(Path file, Path folder) {
    try {
      Session session = new Database(file).openWriter();
      session.execute("BEGIN IMMEDIATE");
      Path copy = copy(file, Files.createTempDirectory(folder, "killed"));
      session.close();
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path copy(Path file, Path folder) throws IOException {
    for (String ending : List.of("", "-wal")) {
      Path from = file.resolveSibling(file.getFileName() + ending);
      Files.copy(from, folder.resolve(from.getFileName()));
    }
    return folder.resolve(file.getFileName());
  }

  /** The one number that a query gives. */
  static long number(Path file, String sql) {
    Session session = new Database(file).openWriter();
    try {
      long number = session.find(sql, row -> row.getLong(1)).orElseThrow();
      session.close();
      return number;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
