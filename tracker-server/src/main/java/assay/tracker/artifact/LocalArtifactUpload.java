// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file that becomes the artifact. */
final class LocalArtifactUpload implements ArtifactUpload {

  private final TemporaryFile file;
  private final Path target;
  private final ArtifactPath path;

  private LocalArtifactUpload(TemporaryFile file, Path target, ArtifactPath path) {
    this.file = file;
    this.target = target;
    this.path = path;
  }

  static LocalArtifactUpload begin(Path uploads, Path target, ArtifactPath path)
      throws IOException {
    return new LocalArtifactUpload(TemporaryFile.createIn(uploads), target, path);
  }

  @Override
  public void write(byte[] bytes) {
    try {
      file.write(bytes);
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", path, e);
    }
  }

  void append(FileChannel from, long bytes) throws IOException {
    file.append(from, bytes);
  }

  @Override
  public void commit() {
    try {
      createFolder(target.resolveSibling(""));
      file.moveTo(target);
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", path, e);
    }
  }

  private void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new ArtifactPathException(path.toString(), "a part of it is a file, not a folder");
    } catch (FileSystemException e) {
      if (e.getReason() != null && e.getReason().contains("Not a directory")) {
        throw new ArtifactPathException(path.toString(), "a part of it is a file, not a folder");
      }
      throw e;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
