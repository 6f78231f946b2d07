// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import assay.tracker.server.DataDirectory;
import assay.tracker.server.DataLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Brings a backup back into a data directory that holds nothing, or into none at all. */
public final class Restore {

  private final Path backup;
  private final Path data;
  private final Deque<Path> made = new ArrayDeque<>();
  private Copied copied = Copied.NOTHING;

  private Restore(Path backup, Path data) {
    this.backup = backup;
    this.data = data;
  }

  /**
   * Copies and checks everything; leaves nothing behind if something is wrong.
   *
   * @throws MaintenanceException if that cannot be done
   */
  public static Copied bring(Path backup, Path dataDirectory) {
    Map<String, String> sums = read(backup);
    requireEmpty(dataDirectory);
    try (DataDirectory directory = DataDirectory.lock(dataDirectory)) {
      Restore restore = new Restore(backup, directory.path());
      try {
        restore.copyAll(sums);
        restore.checkDatabase();
        return restore.copied;
      } catch (RuntimeException | IOException e) {
        restore.undo();
        throw e instanceof MaintenanceException known
            ? known
            : new MaintenanceException(
                "Nothing was restored to %s: %s".formatted(dataDirectory, e), e);
      }
    }
  }

  private static Map<String, String> read(Path backup) {
    try {
      return Manifest.read(backup);
    } catch (NoSuchFileException e) {
      throw new MaintenanceException(
          "%s is no whole backup: it has no %s, which 'assay backup' writes last"
              .formatted(backup, Manifest.NAME),
          e);
    } catch (IOException e) {
      throw new MaintenanceException("%s cannot be read: %s".formatted(backup, e), e);
    }
  }

  private static void requireEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (entry.equals(new DataLayout(directory).lock())) {
          continue; // says nothing about data
        }
        throw new MaintenanceException(
            "%s is not empty, and nothing is overwritten: name another, --data DIR"
                .formatted(directory));
      }
    } catch (IOException e) {
      throw new MaintenanceException("%s cannot be used: %s".formatted(directory, e), e);
    }
  }

  private void copyAll(Map<String, String> sums) throws IOException {
    for (Map.Entry<String, String> file : sums.entrySet()) {
      Path to = data.resolve(file.getKey()).normalize();
      if (!to.startsWith(data) || to.equals(data)) {
        throw new MaintenanceException(
            "The backup names a file outside of itself: " + file.getKey());
      }
      made.push(to);
      String sum;
      try {
        sum = Copies.copy(backup.resolve(file.getKey()), to);
      } catch (NoSuchFileException e) {
        throw new MaintenanceException("The backup lacks " + file.getKey(), e);
      }
      if (!sum.equals(file.getValue())) {
        throw new MaintenanceException(
            "The backup is damaged: %s is not what it was".formatted(file.getKey()));
      }
      copied = copied.plus(Files.size(to));
    }
  }

  private void checkDatabase() {
    Path file = new DataLayout(data).database();
    if (!Files.exists(file)) {
      throw new MaintenanceException("The backup has no database");
    }
    try (DatabaseFile database = DatabaseFile.open(file)) {
      List<String> problems = database.problems();
      if (!problems.isEmpty()) {
        throw new MaintenanceException("The backup's database is damaged: " + problems.getFirst());
      }
    } catch (SQLException e) {
      throw new MaintenanceException("The backup's database is damaged: " + e.getMessage(), e);
    }
  }

  private void undo() {
    for (Path file : made) {
      try {
        Files.deleteIfExists(file);
        for (Path folder = file.getParent();
            folder != null && !folder.equals(data) && isEmpty(folder);
            folder = folder.getParent()) {
          Files.delete(folder);
        }
      } catch (IOException e) {
        // The first error is the one to tell.
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }
}
