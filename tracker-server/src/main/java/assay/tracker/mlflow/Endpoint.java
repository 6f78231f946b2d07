// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import io.vertx.core.http.HttpMethod;

/**
 * A route and what it does.
 *
 * @param path below {@code /api/2.0/mlflow}; a segment {@code :name} stands for an argument
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

  static Endpoint patch(String path, Call call) {
    return new Endpoint(HttpMethod.PATCH, path, call);
  }

  static Endpoint delete(String path, Call call) {
    return new Endpoint(HttpMethod.DELETE, path, call);
  }

  boolean hasBody() {
    return !method.equals(HttpMethod.GET);
  }
}
