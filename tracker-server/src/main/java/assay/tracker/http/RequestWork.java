// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/**
 * The work that a request set off. It may outlive the request, whose client can leave at any time,
 * and what it holds is free only when it is done.
 */
public final class RequestWork {

  private static final String KEY = RequestWork.class.getName();

  private RequestWork() {}

  /** Gives the same future. */
  public static <T> Future<T> track(RoutingContext context, Future<T> work) {
    context.put(KEY, work);
    return work;
  }

  /** Done at once if nothing was tracked. */
  public static Future<?> of(RoutingContext context) {
    Future<?> work = context.get(KEY);
    return work == null ? Future.succeededFuture() : work;
  }
}
