// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import assay.tracker.maintenance.Finding.Kind;
import assay.tracker.server.DataDirectory;
import assay.tracker.server.DataDirectoryException;
import assay.tracker.server.DataLayout;
import assay.tracker.server.DirectoryInUseException;
import assay.tracker.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what is wrong with a data directory, and mends what can be mended without loss. While a
 * tracker uses the directory it only looks.
 */
public final class Doctor {

  private static final long LITTLE_ROOM_BYTES = 1L << 30;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final DataLayout data;
  private final boolean repair;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(Path directory, boolean repair) {
    this.data = new DataLayout(directory);
    this.repair = repair;
  }

  /**
   * Gives all that was looked at.
   *
   * @param repair whether to mend
   * @throws MaintenanceException if there is no such directory
   */
  public static List<Finding> examine(Path directory, boolean repair) {
    if (!Files.isDirectory(directory)) {
      throw new MaintenanceException(
          "There is no data directory %s: say where it is, --data DIR".formatted(directory));
    }
    String holder = content(new DataLayout(directory).lock());
    try (DataDirectory held = DataDirectory.lock(directory)) {
      Doctor doctor = new Doctor(held.path(), repair);
      doctor.add(
          Kind.FINE,
          holder.isBlank()
              ? "No tracker uses the directory."
              : "No tracker uses the directory; the last one ended without saying so, which harms"
                  + " nothing.");
      doctor.examineAll(true);
      return doctor.findings;
    } catch (DirectoryInUseException e) {
      Doctor doctor = new Doctor(directory, false);
      doctor.add(
          repair ? Kind.WARNING : Kind.FINE,
          e.getMessage() + (repair ? ". Stop it to repair anything." : "."));
      doctor.examineAll(false);
      return doctor.findings;
    } catch (DataDirectoryException e) {
      return List.of(new Finding(Kind.ERROR, String.valueOf(e.getMessage())));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // not there, or not to be read: nobody is known
    }
  }

  private void add(Kind kind, String text) {
    findings.add(new Finding(kind, text));
  }

  /**
   * @param alone whether no tracker uses the directory
   */
  private void examineAll(boolean alone) {
    try {
      examineDatabase(alone);
      examineLeftovers(alone);
      examineParts();
      examineTokens();
      examineArtifacts();
      examineRoom();
    } catch (IOException e) {
      add(Kind.ERROR, "The directory cannot be read: " + e);
    }
  }

  private void examineDatabase(boolean alone) throws IOException {
    if (!Files.exists(data.database())) {
      add(Kind.WARNING, "There is no database yet: the first start makes it.");
      return;
    }
    boolean log = alone && Files.exists(data.databaseLog()) && Files.size(data.databaseLog()) > 0;
    try (DatabaseFile database = DatabaseFile.open(data.database())) {
      List<String> problems = database.problems();
      if (!problems.isEmpty()) {
        add(
            Kind.ERROR,
            "The database is damaged (%s). Restore a backup: assay restore BACKUP --data NEW"
                .formatted(String.join("; ", problems)));
        return;
      }
      examineVersion(database.version());
    } catch (SQLException e) {
      add(
          Kind.ERROR,
          "The database cannot be read (%s). Restore a backup: assay restore BACKUP --data NEW"
              .formatted(e.getMessage()));
      return;
    }
    if (log) {
      add(Kind.REPAIRED, "Writes that a crash left in the database's log are in the database now.");
    }
  }

  private void examineVersion(int version) {
    int newest = SqliteStore.version();
    if (version > newest) {
      add(
          Kind.ERROR,
          "The database is whole, but has version %d of a newer Assay; this one knows up to %d."
              .formatted(version, newest));
    } else {
      add(
          Kind.FINE,
          "The database is whole (version %d%s)."
              .formatted(
                  version, version < newest ? "; the next start brings it to " + newest : ""));
    }
  }

  /** What a crash left of files that were on their way. */
  private void examineLeftovers(boolean alone) throws IOException {
    if (!alone) {
      return; // they may be on their way
    }
    List<Path> leftovers = new ArrayList<>(files(data.uploads()));
    for (Path file : files(data.directory())) {
      if (DataLayout.isTemporary(file.getFileName().toString())) {
        leftovers.add(file);
      }
    }
    if (leftovers.isEmpty()) {
      add(Kind.FINE, "Nothing is left of broken uploads.");
      return;
    }
    long bytes = 0;
    for (Path file : leftovers) {
      bytes += Files.size(file);
      if (repair) {
        Files.delete(file);
      }
    }
    String what = "%d files (%d bytes) of broken uploads".formatted(leftovers.size(), bytes);
    add(
        repair ? Kind.REPAIRED : Kind.WARNING,
        repair ? "Deleted " + what + "." : "There are " + what + ": --repair deletes them.");
  }

  /** They may go on, and the tracker removes them by itself when they do not. */
  private void examineParts() throws IOException {
    if (!Files.exists(data.parts())) {
      return;
    }
    try (Stream<Path> all = Files.walk(data.parts())) {
      List<Path> parts = all.filter(it -> it.getFileName().toString().matches("\\d{5}")).toList();
      if (!parts.isEmpty()) {
        add(
            Kind.FINE,
            "%d parts of unfinished uploads wait for the rest; a day after the last part of an"
                    .formatted(parts.size())
                + " upload the tracker removes them.");
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private void examineTokens() throws IOException {
    Path file = data.tokens();
    if (!Files.exists(file) || !Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    if (OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      add(Kind.FINE, "What is known of the tokens is for its owner only.");
    } else if (repair) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      add(Kind.REPAIRED, "Others could read " + file + ": now its owner only can.");
    } else {
      add(Kind.WARNING, "Others can read " + file + ": --repair, or chmod 600, ends that.");
    }
  }

  private void examineArtifacts() throws IOException {
    if (!Files.exists(data.artifacts())) {
      return;
    }
    long[] counts = new long[3]; // files, links, unreadable
    Files.walkFileTree(
        data.artifacts(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            counts[0]++;
            counts[1] += attributes.isSymbolicLink() ? 1 : 0;
            counts[2] += Files.isReadable(file) || attributes.isSymbolicLink() ? 0 : 1;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            counts[2] += error instanceof NoSuchFileException ? 0 : 1;
            return FileVisitResult.CONTINUE;
          }
        });
    if (counts[2] > 0) {
      add(
          Kind.ERROR,
          "%d artifacts cannot be read by this user: give them to whom the tracker runs as (chown)."
              .formatted(counts[2]));
    }
    if (counts[1] > 0) {
      add(
          Kind.WARNING,
          "%d artifacts are symbolic links, which the tracker does not follow."
              .formatted(counts[1]));
    }
    if (counts[1] + counts[2] == 0) {
      add(Kind.FINE, "All artifacts can be read.");
    }
  }

  private void examineRoom() throws IOException {
    long bytes = Files.getFileStore(data.directory()).getUsableSpace();
    String room = "%.1f GiB of room are left.".formatted(bytes / (double) (1L << 30));
    if (bytes < LITTLE_ROOM_BYTES) {
      add(Kind.WARNING, room + " A full disk refuses writes until there is room again.");
    } else {
      add(Kind.FINE, room);
    }
  }
}
