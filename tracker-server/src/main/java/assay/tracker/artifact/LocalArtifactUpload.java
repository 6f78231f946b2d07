// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A temporary file that becomes the artifact by a move, which the file system does as a whole. */
final class LocalArtifactUpload implements ArtifactUpload {

  private static final Logger LOG = LoggerFactory.getLogger(LocalArtifactUpload.class);

  private final Path temporary;
  private final Path target;
  private final ArtifactPath path;
  private final FileChannel channel;

  private LocalArtifactUpload(Path temporary, Path target, ArtifactPath path, FileChannel channel) {
    this.temporary = temporary;
    this.target = target;
    this.path = path;
    this.channel = channel;
  }

  static LocalArtifactUpload begin(Path uploads, Path target, ArtifactPath path)
      throws IOException {
    Path temporary = uploads.resolve(UUID.randomUUID().toString());
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new LocalArtifactUpload(temporary, target, path, channel);
  }

  @Override
  public void write(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", path, e);
    }
  }

  @Override
  public void commit() {
    try {
      channel.force(true);
      channel.close();
      Path folder = target.resolveSibling("");
      createFolder(folder);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
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

  /** The new name is safe only when the folder is on disk too. */
  private static void forceFolder(Path folder) {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      LOG.trace("this file system forces no folders", e); // Windows: a folder cannot be opened
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      LOG.warn("cannot remove {}: the next start will", temporary, e);
    }
  }
}
