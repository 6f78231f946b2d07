// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One large answer on its way: written by one thread, then read piece by piece, gone when it is
 * closed.
 */
final class AnswerFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);

  private final AnswerSpace space;
  private final FileChannel channel;
  private long bytes;

  // The space's, under its lock:
  private long heldBytes;
  private long sendingSinceNanos;
  private Runnable cutOff = () -> {};

  AnswerFile(AnswerSpace space, FileChannel channel) {
    this.space = space;
    this.channel = channel;
  }

  /**
   * Adds to the end.
   *
   * @throws TooManyAnswersException if all answers together would be too large
   * @throws AnswerSpaceException if the disk does not take it
   */
  void append(byte[] from, int start, int length) {
    space.take(this, length);
    ByteBuffer rest = ByteBuffer.wrap(from, start, length);
    try {
      while (rest.hasRemaining()) {
        bytes += channel.write(rest, bytes);
      }
    } catch (IOException e) {
      throw space.broken(e);
    }
  }

  long bytes() {
    return bytes;
  }

  /** Gives at most so many bytes, fewer at the end. */
  byte[] read(long position, int most) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(most, bytes - position));
    while (piece.hasRemaining()) {
      if (channel.read(piece, position + piece.position()) < 0) {
        throw new IOException("an answer became shorter while it was sent");
      }
    }
    return piece.array();
  }

  /**
   * From now on it waits for its client.
   *
   * @param cutOff ends the connection of the client, later and elsewhere
   */
  void send(Runnable cutOff) {
    space.send(this, cutOff);
  }

  void sending(long sinceNanos, Runnable cutOff) {
    this.sendingSinceNanos = sinceNanos;
    this.cutOff = cutOff;
  }

  long sendingSinceNanos() {
    return sendingSinceNanos;
  }

  void cutOff() {
    cutOff.run();
  }

  long heldBytes() {
    return heldBytes;
  }

  void hold(long more) {
    heldBytes += more;
  }

  /** Closing twice does no harm. */
  @Override
  public void close() {
    space.leave(this);
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("an answer's file cannot be closed", e);
    }
  }
}
