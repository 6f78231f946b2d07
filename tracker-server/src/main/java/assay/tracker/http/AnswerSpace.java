// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Where large answers wait for their clients to take them: files that nobody else sees. Together
 * they have a limit: where it is met, clients that take long are cut off, the slowest first.
 * Thread-safe.
 */
public final class AnswerSpace implements AutoCloseable {

  /** Whoever takes no longer is not called slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PREFIX = "answer-";
  private static final String SUFFIX = ".tmp";

  private final Path folder;
  private final long limitBytes;
  private final LongSupplier nanoTime;

  /** Those being sent, in the order in which they began. */
  private final Set<AnswerFile> sending = new LinkedHashSet<>();

  private final Set<AnswerFile> open = new LinkedHashSet<>();
  private long usedBytes;

  AnswerSpace(Path folder, long limitBytes, LongSupplier nanoTime) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.nanoTime = nanoTime;
  }

  /**
   * Deletes what a killed process left in the folder, which no other process may be using.
   *
   * @param folder where files may be made; the space takes only names that begin with {@value
   *     #PREFIX} and end with {@value #SUFFIX}
   * @param limitBytes of all answers together, as they are sent; one alone may be of any size
   * @throws AnswerSpaceException if the folder cannot be read
   */
  public static AnswerSpace in(Path folder, long limitBytes) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new AnswerSpaceException(folder, e);
    }
    return new AnswerSpace(folder, limitBytes, System::nanoTime);
  }

  /**
   * Gives an empty file, to be closed by the caller.
   *
   * @throws AnswerSpaceException if the disk does not have it
   */
  AnswerFile create() {
    Path path = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      // On POSIX systems the name is gone at once, so that not even a kill leaves anything.
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      AnswerFile file = new AnswerFile(this, channel);
      synchronized (this) {
        open.add(file);
      }
      return file;
    } catch (IOException e) {
      throw new AnswerSpaceException(folder, e);
    }
  }

  AnswerSpaceException broken(IOException cause) {
    return new AnswerSpaceException(folder, cause);
  }

  /**
   * Makes a file larger.
   *
   * @throws TooManyAnswersException if there is no room for now
   */
  synchronized void take(AnswerFile file, long more) {
    cutOffSlowOnesFor(more);
    boolean alone = usedBytes == file.heldBytes();
    if (!alone && usedBytes + more > limitBytes) {
      throw new TooManyAnswersException();
    }
    usedBytes += more;
    file.hold(more);
  }

  private void cutOffSlowOnesFor(long bytes) {
    Iterator<AnswerFile> oldest = sending.iterator();
    while (usedBytes + bytes > limitBytes && oldest.hasNext()) {
      AnswerFile file = oldest.next();
      if (nanoTime.getAsLong() - file.sendingSinceNanos() < PATIENCE.toNanos()) {
        return;
      }
      oldest.remove();
      giveBack(file);
      file.cutOff();
    }
  }

  /**
   * From now on a file waits for its client.
   *
   * @param cutOff ends the connection of the client, later and elsewhere
   */
  synchronized void send(AnswerFile file, Runnable cutOff) {
    file.sending(nanoTime.getAsLong(), cutOff);
    sending.add(file);
  }

  /** It is no more; telling twice does no harm. */
  synchronized void leave(AnswerFile file) {
    open.remove(file);
    sending.remove(file);
    giveBack(file);
  }

  private void giveBack(AnswerFile file) {
    usedBytes -= file.heldBytes();
    file.hold(-file.heldBytes());
  }

  /** What all answers together hold. */
  public synchronized long usedBytes() {
    return usedBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }

  /** Deletes all that is left. */
  @Override
  public void close() {
    List<AnswerFile> left;
    synchronized (this) {
      left = List.copyOf(open);
    }
    left.forEach(AnswerFile::close);
  }
}
