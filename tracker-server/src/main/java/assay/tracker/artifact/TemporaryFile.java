// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file under a name of its own, until a move, which the file system does as a whole. */
final class TemporaryFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFile.class);

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static TemporaryFile createIn(Path folder) throws IOException {
    Path path = folder.resolve(UUID.randomUUID().toString());
    return new TemporaryFile(
        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** The first bytes of another file; file systems that can will share them. */
  void append(FileChannel from, long bytes) throws IOException {
    long position = 0;
    while (position < bytes) {
      long moved = from.transferTo(position, bytes - position, channel);
      if (moved <= 0) {
        throw new IOException("the file ends before its %d bytes".formatted(bytes));
      }
      position += moved;
    }
  }

  /** Takes that place, and returns when everything is on disk. */
  void moveTo(Path target) throws IOException {
    channel.force(true);
    channel.close();
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(target.resolveSibling(""));
  }

  /** The new name is safe only when the folder is on disk too. */
  private static void forceFolder(Path folder) {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      LOG.trace("this file system forces no folders", e); // Windows: a folder cannot be opened
    }
  }

  /** Deletes it, unless it was moved. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("cannot remove {}: the next start will", path, e);
    }
  }
}
