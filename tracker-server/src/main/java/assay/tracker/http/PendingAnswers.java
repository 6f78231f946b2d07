// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The large answers that wait in memory for their clients to take them. Together they have a limit:
 * where it is met, clients that take long are cut off, the slowest first. Thread-safe.
 */
final class PendingAnswers {

  /** Whoever takes no longer is not called slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long limitBytes;
  private final LongSupplier nanoTime;

  /** In the order in which they began. */
  private final Set<Answer> answers = new LinkedHashSet<>();

  private long pendingBytes;

  PendingAnswers(long limitBytes, LongSupplier nanoTime) {
    this.limitBytes = limitBytes;
    this.nanoTime = nanoTime;
  }

  /** As much as an eighth of the heap: so many answers again are at work. */
  static PendingAnswers ofThisProcess() {
    return new PendingAnswers(
        Math.max(Runtime.getRuntime().maxMemory() / 8, 16L << 20), System::nanoTime);
  }

  /** One answer that is being sent. */
  static final class Answer {

    private final long bytes;
    private final long since;
    private final Runnable cutOff;

    private Answer(long bytes, long since, Runnable cutOff) {
      this.bytes = bytes;
      this.since = since;
      this.cutOff = cutOff;
    }
  }

  /**
   * @param cutOff ends the connection of its client
   */
  Answer answer(long bytes, Runnable cutOff) {
    return new Answer(bytes, nanoTime.getAsLong(), cutOff);
  }

  /** Whether an answer may be sent now; one alone may be of any size. */
  synchronized boolean enter(Answer answer) {
    cutOffSlowOnesFor(answer.bytes);
    if (pendingBytes > 0 && pendingBytes + answer.bytes > limitBytes) {
      return false;
    }
    answers.add(answer);
    pendingBytes += answer.bytes;
    return true;
  }

  private void cutOffSlowOnesFor(long bytes) {
    Iterator<Answer> oldest = answers.iterator();
    while (pendingBytes + bytes > limitBytes && oldest.hasNext()) {
      Answer answer = oldest.next();
      if (nanoTime.getAsLong() - answer.since < PATIENCE.toNanos()) {
        return;
      }
      oldest.remove();
      pendingBytes -= answer.bytes;
      answer.cutOff.run();
    }
  }

  /** It was sent, or its client has gone; telling twice does no harm. */
  synchronized void leave(Answer answer) {
    if (answers.remove(answer)) {
      pendingBytes -= answer.bytes;
    }
  }
}
