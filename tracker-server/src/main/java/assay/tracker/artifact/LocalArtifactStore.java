// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link ArtifactStore} in a directory. Symbolic links are neither followed nor listed, as they may
 * lead anywhere. Uploads grow in a hidden folder beside the files, on the same file system.
 */
public final class LocalArtifactStore implements ArtifactStore {

  private static final String UPLOADS = ".uploads";

  /** Of {@value #UPLOADS}: uploads in parts, which may go on after a restart. */
  private static final String PARTS = "parts";

  private final Path root;
  private final Path uploads;
  private final LocalMultipartUploads multipart;

  private LocalArtifactStore(Path root, PartLimits limits) {
    this.root = root;
    this.uploads = root.resolve(UPLOADS);
    this.multipart = new LocalMultipartUploads(this, uploads.resolve(PARTS), limits);
  }

  /**
   * Opens a directory, making it if it is not there, and removes what broken uploads left, as well
   * as uploads in parts that have expired.
   *
   * @throws ArtifactStoreException if it cannot be made or written
   */
  public static LocalArtifactStore open(Path directory) {
    return open(directory, PartLimits.DEFAULT);
  }

  static LocalArtifactStore open(Path directory, PartLimits limits) {
    try {
      Files.createDirectories(directory);
      LocalArtifactStore store = new LocalArtifactStore(directory.toRealPath(), limits);
      Files.createDirectories(store.uploads);
      store.deleteBrokenUploads();
      store.multipart.removeExpired(Instant.now());
      return store;
    } catch (IOException e) {
      throw new ArtifactStoreException(
          "The artifact directory %s cannot be written: %s".formatted(directory, reason(e)), e);
    }
  }

  private void deleteBrokenUploads() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(uploads)) {
      for (Path file : files) {
        if (!file.endsWith(PARTS)) {
          deleteRecursively(file);
        }
      }
    }
  }

  Path uploads() {
    return uploads;
  }

  /**
   * The only way from a path to the file system.
   *
   * @throws ArtifactPathException if the path is reserved, cannot be a file name here, or leads
   *     through a symbolic link
   */
  Path resolve(ArtifactPath path) {
    Path resolved = root;
    for (String segment : path.segments()) {
      resolved = resolved.resolve(requireOneName(path, segment));
      if (Files.isSymbolicLink(resolved)) {
        throw new ArtifactPathException(path.toString(), "it leads through a symbolic link");
      }
    }
    boolean inside = resolved.normalize().startsWith(root) && !resolved.startsWith(uploads);
    if (!inside) {
      throw new ArtifactPathException(path.toString(), "it leads out of the artifact directory");
    }
    return resolved;
  }

  /** A segment may mean more than one name on some systems: {@code a\b}, {@code c:}. */
  private Path requireOneName(ArtifactPath path, String segment) {
    try {
      Path name = root.getFileSystem().getPath(segment);
      if (!name.isAbsolute() && name.getNameCount() == 1 && name.toString().equals(segment)) {
        return name;
      }
    } catch (InvalidPathException e) {
      // refused below
    }
    throw new ArtifactPathException(
        path.toString(), "'%s' cannot be a file name here".formatted(segment));
  }

  @Override
  public List<ArtifactInfo> list(ArtifactPath folder) {
    Path directory = resolve(folder);
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    List<ArtifactInfo> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        add(found, folder, entry);
      }
    } catch (IOException e) {
      throw failed("listed", folder, e);
    }
    found.sort(Comparator.comparing(info -> info.path().toString()));
    return found;
  }

  private void add(List<ArtifactInfo> found, ArtifactPath folder, Path entry) throws IOException {
    var attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean file = attributes.isRegularFile();
    if (entry.equals(uploads) || !(file || attributes.isDirectory())) {
      return;
    }
    ArtifactPath path = new ArtifactPath(List.of(entry.getFileName().toString())).within(folder);
    found.add(new ArtifactInfo(path, !file, file ? attributes.size() : 0));
  }

  @Override
  public ArtifactContent open(ArtifactPath file) {
    Path path = resolve(file);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArtifactNotFoundException(file);
    }
    try {
      return new ArtifactContent(
          Files.size(path),
          Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  @Override
  public ArtifactUpload upload(ArtifactPath file) {
    return begin(file);
  }

  @Override
  public MultipartUploads multipart() {
    return multipart;
  }

  /** Where a file may lie. */
  Path requireFilePlace(ArtifactPath file) {
    Path target = resolve(file);
    if (file.isRoot() || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArtifactPathException(file.toString(), "there is a folder of that name");
    }
    return target;
  }

  LocalArtifactUpload begin(ArtifactPath file) {
    Path target = requireFilePlace(file);
    try {
      return LocalArtifactUpload.begin(uploads, target, file);
    } catch (IOException e) {
      throw failed("written", file, e);
    }
  }

  @Override
  public void delete(ArtifactPath path) {
    if (path.isRoot()) {
      throw new ArtifactPathException("", "the root cannot be deleted");
    }
    try {
      deleteRecursively(resolve(path));
    } catch (IOException e) {
      throw failed("deleted", path, e);
    }
  }

  static void deleteRecursively(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What went wrong, for users: a path that is too long is theirs to change. */
  static ArtifactException failed(String verb, ArtifactPath path, IOException error) {
    String reason = reason(error);
    return reason.contains("File name too long")
        ? new ArtifactPathException(path.toString(), "it, or a name in it, is too long")
        : new ArtifactStoreException(
            "The artifact '%s' could not be %s: %s".formatted(path, verb, reason), error);
  }

  /** Without the places of files, which are nobody's business. */
  static String reason(IOException error) {
    return error instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(error.getMessage());
  }
}
