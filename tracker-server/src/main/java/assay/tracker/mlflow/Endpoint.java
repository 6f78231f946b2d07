// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import io.vertx.core.http.HttpMethod;

/**
 * A route and what it does.
 *
 * @param path below {@code /api/2.0/mlflow}
 */
record Endpoint(HttpMethod method, String path, Call call) {

  /** Runs on a worker thread; throws what {@link ErrorAnswer} knows. */
  @FunctionalInterface
  interface Call {
    Answer answer(Arguments arguments);
  }

  static Endpoint get(String path, Call call) {
    return new Endpoint(HttpMethod.GET, path, call);
  }

  static Endpoint post(String path, Call call) {
    return new Endpoint(HttpMethod.POST, path, call);
  }

  boolean hasBody() {
    return !method.equals(HttpMethod.GET);
  }
}
