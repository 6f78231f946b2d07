// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.concurrent.atomic.AtomicLong;

/** So many bytes, taken and given back. Thread-safe. */
final class Budget {

  private final long bytes;
  private final AtomicLong used = new AtomicLong();

  Budget(long bytes) {
    this.bytes = bytes;
  }

  boolean hasRoomFor(long more) {
    return more <= bytes - used.get();
  }

  /** Takes all of it or nothing. */
  boolean tryTake(long more) {
    long now = used.get();
    while (more <= bytes - now) {
      if (used.compareAndSet(now, now + more)) {
        return true;
      }
      now = used.get();
    }
    return false;
  }

  void giveBack(long taken) {
    used.addAndGet(-taken);
  }

  long usedBytes() {
    return used.get();
  }
}
