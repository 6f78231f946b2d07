// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A clock that one can wait on. Thread-safe. */
public interface Pacer extends Ticker {

  /**
   * Returns at a time of this clock, or at once if it is past.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void waitUntil(long nanos) throws InterruptedException;

  /**
   * The time of this machine. It sleeps until shortly before and then spins: the kernel wakes a
   * thread up to about 60 µs late, which would be counted as waiting.
   */
  static Pacer system() {
    Ticker ticker = Ticker.system();
    long spin = Duration.ofNanos(100_000).toNanos();
    return new Pacer() {
      @Override
      public long nanos() {
        return ticker.nanos();
      }

      @Override
      public void waitUntil(long nanos) throws InterruptedException {
        long left = nanos - nanos();
        while (left > 0) {
          if (left > spin) {
            LockSupport.parkNanos(left - spin);
          } else {
            Thread.onSpinWait();
          }
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          left = nanos - nanos();
        }
      }
    };
  }
}
