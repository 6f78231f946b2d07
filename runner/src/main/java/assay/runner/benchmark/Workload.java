// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/** What is put under load. Thread-safe. */
@FunctionalInterface
public interface Workload {

  /** Makes what one worker asks; called once on the thread of each worker, before the load. */
  Session open() throws Exception;

  /** One worker's way to the system. Used and closed by the thread that opened it. */
  interface Session extends AutoCloseable {

    /**
     * Answers a query, and returns when the answer is there: a device that computes asynchronously
     * must be waited for.
     *
     * @param samples how many inputs the query has
     * @throws Exception if there is no answer; counted, and the load goes on
     */
    void answer(int samples) throws Exception;

    @Override
    default void close() {}
  }
}
