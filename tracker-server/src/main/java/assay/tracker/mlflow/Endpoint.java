// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import io.vertx.core.http.HttpMethod;

/**
 * A route and what it does.
 *
 * @param path below {@code /api/2.0/mlflow}; a segment {@code :name} stands for an argument
 * @param readsOnly whether it changes nothing, but may make a large answer
 */
record Endpoint(HttpMethod method, String path, boolean readsOnly, Call call) {

  /** Runs on a worker thread; throws what {@link ErrorAnswer} knows. */
  @FunctionalInterface
  interface Call {
    Answer answer(Arguments arguments);
  }

  static Endpoint get(String path, Call call) {
    return new Endpoint(HttpMethod.GET, path, true, call);
  }

  static Endpoint post(String path, Call call) {
    return new Endpoint(HttpMethod.POST, path, false, call);
  }

  /** A search, whose arguments are too long for an address. */
  static Endpoint search(String path, Call call) {
    return new Endpoint(HttpMethod.POST, path, true, call);
  }

  static Endpoint patch(String path, Call call) {
    return new Endpoint(HttpMethod.PATCH, path, false, call);
  }

  static Endpoint delete(String path, Call call) {
    return new Endpoint(HttpMethod.DELETE, path, false, call);
  }

  boolean hasBody() {
    return !method.equals(HttpMethod.GET);
  }
}
