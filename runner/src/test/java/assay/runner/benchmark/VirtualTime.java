// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.TreeMap;

/**
 * Time that moves only when all of its threads wait, and then to the earliest end of waiting. What
 * happens in it is exact, and takes no time.
 */
final class VirtualTime implements Pacer {
  private final TreeMap<Long, Integer> waiting = new TreeMap<>();
  private int threads;
  private int asleep;
  private long now;

  /** The calling thread is waited for from now on. */
  synchronized void enter() {
    threads++;
  }

  /** It is not any more. */
  synchronized void leave() {
    threads--;
    advance();
  }

  void work(long nanos) throws InterruptedException {
    waitUntil(nanos() + nanos);
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void waitUntil(long nanos) throws InterruptedException {
    if (nanos <= now) {
      return;
    }
    waiting.merge(nanos, 1, Integer::sum);
    asleep++;
    advance();
    while (now < nanos) {
      wait(10_000);
    }
  }

  /** Those who are woken count as awake from this moment, not from when they run. */
  private void advance() {
    if (asleep == threads && asleep > 0) {
      var earliest = waiting.pollFirstEntry();
      now = earliest.getKey();
      asleep -= earliest.getValue();
      notifyAll();
    }
  }
}
