// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import assay.tracker.server.DataLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a data directory into a directory of its own, while a tracker may go on using it.
 *
 * <p>The database is of one moment. The files are copied after it, each whole: what its runs had by
 * then is there, and perhaps some of later ones. A file that was replaced meanwhile is the newer
 * one; one that was deleted is missing.
 */
public final class Backup {

  private final DataLayout data;
  private final Path target;
  private final Map<String, String> sums = new LinkedHashMap<>();
  private Copied copied = Copied.NOTHING;

  private Backup(DataLayout data, Path target) {
    this.data = data;
    this.target = target;
  }

  /**
   * @param artifacts where the files of runs lie if not in the data directory
   * @param target made by this; empty if it is there
   * @throws MaintenanceException if that cannot be done
   */
  public static Copied take(Path dataDirectory, Optional<Path> artifacts, Path target) {
    DataLayout data = new DataLayout(dataDirectory);
    if (!Files.isRegularFile(data.database())) {
      throw new MaintenanceException(
          "There is no tracker's database in %s: say where it is, --data DIR"
              .formatted(dataDirectory));
    }
    requireEmpty(target);
    Backup backup = new Backup(data, target);
    try {
      backup.copyDatabase();
      backup.copyFolder(dataDirectory, "");
      if (artifacts.isPresent()) {
        backup.copyFolder(artifacts.get(), DataLayout.ARTIFACTS + "/");
      }
      Manifest.write(target, backup.sums);
      return backup.copied;
    } catch (IOException e) {
      throw new MaintenanceException(
          "The backup in %s is not whole: %s. Delete it and try again.".formatted(target, e), e);
    }
  }

  private static void requireEmpty(Path target) {
    try {
      Files.createDirectories(target);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
        if (entries.iterator().hasNext()) {
          throw new MaintenanceException(
              "%s is not empty: a backup goes into a directory of its own".formatted(target));
        }
      }
    } catch (IOException e) {
      throw new MaintenanceException("%s cannot be used: %s".formatted(target, e), e);
    }
  }

  private void copyDatabase() throws IOException {
    Path copy = new DataLayout(target).database();
    try (DatabaseFile database = DatabaseFile.open(data.database())) {
      database.copyTo(copy);
    } catch (SQLException e) {
      throw new MaintenanceException(
          "The database %s cannot be copied: %s".formatted(data.database(), e.getMessage()), e);
    }
    add(DataLayout.DATABASE, copy, Copies.sum(copy));
  }

  private void add(String path, Path copy, String sum) throws IOException {
    sums.put(path, sum);
    copied = copied.plus(Files.size(copy));
  }

  /**
   * @param prefix of the paths in the backup, with a slash at its end
   */
  private void copyFolder(Path folder, String prefix) throws IOException {
    Path ownTarget = target.toRealPath();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            boolean skipped =
                directory.endsWith(DataLayout.UPLOADS) || directory.toRealPath().equals(ownTarget);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = prefix + folder.relativize(file).toString().replace('\\', '/');
            // Links may lead anywhere, and the tracker does not follow them either.
            if (attributes.isRegularFile() && !DataLayout.isTransient(path)) {
              copyFile(file, path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
            if (error instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // deleted meanwhile
            }
            throw error;
          }
        });
  }

  private void copyFile(Path file, String path) throws IOException {
    Path copy = target.resolve(path);
    try {
      add(path, copy, Copies.copy(file, copy));
    } catch (NoSuchFileException e) {
      // deleted meanwhile
    }
  }
}
