// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.artifact.ArtifactException;
import assay.tracker.artifact.ArtifactInfo;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.ArtifactStore;
import assay.tracker.artifact.ArtifactUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Copies folders of files into an artifact store. */
final class ArtifactCopy {

  private static final int PART_BYTES = 1 << 16;

  private final ArtifactStore store;
  private final Consumer<String> problems;

  /**
   * @param problems told of files that are left out
   */
  ArtifactCopy(ArtifactStore store, Consumer<String> problems) {
    this.store = store;
    this.problems = problems;
  }

  /** Gives how many files of the folder are in the store now. */
  int copy(Path folder, ArtifactPath target) {
    int copied = 0;
    for (Path file : files(folder)) {
      String name = slashes(folder.relativize(file));
      try {
        copyFile(file, ArtifactPath.parse(name).within(target));
        copied++;
      } catch (ArtifactException | IOException e) {
        problems.accept("%s is left out: %s".formatted(file, e.getMessage()));
      }
    }
    return copied;
  }

  /** No links are followed: they may lead anywhere. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !Files.isDirectory(path)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new SourceException(folder, e);
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private void copyFile(Path file, ArtifactPath target) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException("it is a link, and links are not followed");
    }
    if (isThere(target, Files.size(file))) {
      return;
    }
    try (InputStream in = Files.newInputStream(file);
        ArtifactUpload upload = store.upload(target)) {
      byte[] part = in.readNBytes(PART_BYTES);
      while (part.length > 0) {
        upload.write(part);
        part = in.readNBytes(PART_BYTES);
      }
      upload.commit();
    }
  }

  /** So that an import that goes on need not copy everything again. */
  private boolean isThere(ArtifactPath target, long sizeBytes) {
    ArtifactPath parent =
        new ArtifactPath(target.segments().subList(0, target.segments().size() - 1));
    return store.list(parent).contains(new ArtifactInfo(target, false, sizeBytes));
  }
}
