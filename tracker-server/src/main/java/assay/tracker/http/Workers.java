// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * Where requests are worked on. Writes wait for the disk, so many may be at work; reads make large
 * answers, so few may, for the sake of memory.
 *
 * @param reading for what only reads
 */
public record Workers(WorkerExecutor all, WorkerExecutor reading) {

  /** Requests at work at the same time; each may hold one database connection. */
  private static final int ALL = 16;

  /** As many as there are cores, so that those who write do not wait behind them. */
  private static final int READING = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  public static Workers of(Vertx vertx) {
    return new Workers(
        vertx.createSharedWorkerExecutor("assay-worker", ALL),
        vertx.createSharedWorkerExecutor("assay-reader", READING));
  }
}
