// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that this process alone may use: it holds {@code tracker.db}, {@code artifacts/} and
 * {@code lock}. The operating system holds the lock, so it ends with its process however that
 * ended; the content of the file tells others whom to talk to, and outlives a kill without harm.
 */
public final class DataDirectory implements AutoCloseable {

  /** Far beyond the content: Windows keeps others from reading locked bytes. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * The directories held by this process. On POSIX systems closing any channel of a file drops all
   * the locks that the process has on it, so a second attempt must not even open the file.
   */
  private static final Map<Path, LockHolder> HELD = new ConcurrentHashMap<>();

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes a directory, making it if it is not there.
   *
   * @throws DirectoryInUseException if somebody else holds it
   * @throws DataDirectoryException if it cannot be made or written
   */
  public static DataDirectory lock(Path directory) {
    Path path = create(directory);
    LockHolder self = LockHolder.thisProcess();
    LockHolder other = HELD.putIfAbsent(path, self);
    if (other != null) {
      throw new DirectoryInUseException(directory, other);
    }
    try {
      return lockFile(directory, path, self);
    } catch (IOException e) {
      HELD.remove(path);
      throw unusable(directory, e);
    } catch (DirectoryInUseException e) {
      HELD.remove(path);
      throw e;
    }
  }

  private static Path create(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  private static DataDirectory lockFile(Path directory, Path path, LockHolder self)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            new DataLayout(path).lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isEmpty()) {
        throw new DirectoryInUseException(directory, LockHolder.parse(read(channel)));
      }
      DataDirectory locked = new DataDirectory(path, channel, lock.get());
      locked.write(self);
      return locked;
    } catch (IOException | DirectoryInUseException e) {
      channel.close(); // which gives back the lock: a full disk keeps nobody out for good
      throw e;
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held by this process through another class loader
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(4096);
    channel.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
  }

  private static DataDirectoryException unusable(Path directory, IOException error) {
    String reason =
        error instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : error.toString();
    return new DataDirectoryException(
        directory,
        reason + ". Name a directory that this user may write, on a disk with free space.",
        error);
  }

  /** Tells other processes where the holder of this directory answers. */
  void publish(String address) {
    LockHolder holder = LockHolder.thisProcess().withAddress(address);
    HELD.put(path, holder);
    try {
      write(holder);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private void write(LockHolder holder) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(holder.json().getBytes(StandardCharsets.UTF_8));
    channel.truncate(0);
    channel.write(content, 0);
  }

  public Path path() {
    return path;
  }

  public DataLayout layout() {
    return new DataLayout(path);
  }

  Path database() {
    return layout().database();
  }

  Path artifacts() {
    return layout().artifacts();
  }

  /** Lets go of the directory; the lock file stays, empty. */
  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } catch (IOException e) {
      throw unusable(path, e);
    } finally {
      HELD.remove(path);
    }
  }
}
