// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that whole lines are appended to. May be used from several threads. */
final class JournalFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private JournalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static JournalFile create(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      forceFolder(path);
      return new JournalFile(path, channel);
    } catch (IOException e) {
      throw JournalException.writing(path, e);
    }
  }

  /** Without it a new file's name may be lost with the power, though its content is on disk. */
  private static void forceFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      return; // not every platform opens directories, and those that do not need no help
    }
  }

  /** Appends a line in one write; a line that cannot be written whole is taken back. */
  synchronized void append(byte[] line) {
    long start = -1;
    try {
      start = channel.position();
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      takeBack(start, e);
      throw JournalException.writing(path, e);
    }
  }

  private void takeBack(long start, IOException cause) {
    try {
      if (start >= 0) {
        channel.truncate(start);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Returns when all that was appended is on disk. */
  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw JournalException.writing(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw JournalException.writing(path, e);
    }
  }
}
