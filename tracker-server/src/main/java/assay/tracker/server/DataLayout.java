// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;

/** Where what lies in a data directory. */
public record DataLayout(Path directory) {

  public static final String DATABASE = "tracker.db";
  public static final String ARTIFACTS = "artifacts";

  /** Of the artifacts: what is on its way. */
  public static final String UPLOADS = ".uploads";

  private static final String LOCK = "lock";
  private static final String TOKENS = "tokens.json";

  public Path database() {
    return directory.resolve(DATABASE);
  }

  /** SQLite's write-ahead log; there only while the database is open, or after a crash. */
  public Path databaseLog() {
    return directory.resolve(DATABASE + "-wal");
  }

  public Path artifacts() {
    return directory.resolve(ARTIFACTS);
  }

  public Path uploads() {
    return artifacts().resolve(UPLOADS);
  }

  /** Of uploads in parts that were not completed yet, a folder each. */
  public Path parts() {
    return uploads().resolve("parts");
  }

  /** What is known of the tokens; may be read and changed by any process. */
  public Path tokens() {
    return directory.resolve(TOKENS);
  }

  public Path lock() {
    return directory.resolve(LOCK);
  }

  /**
   * Whether a file belongs to a process or to a moment, and to no copy: the database is copied as
   * such.
   *
   * @param path in the data directory, with {@code /}
   */
  public static boolean isTransient(String path) {
    return path.startsWith(DATABASE)
        || path.equals(LOCK)
        || path.equals(TOKENS + ".lock")
        || isTemporary(path);
  }

  /** Whether a file directly in the directory was to live for a moment only. */
  public static boolean isTemporary(String path) {
    return path.indexOf('/') < 0 && path.endsWith(".tmp");
  }
}
