// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import io.vertx.core.http.HttpMethod;

/**
 * A route of our own API and what it does.
 *
 * @param path below {@code /api/assay/v1}, with {@code :name} for what is variable
 * @param contentType of the body; empty if there is none
 * @param readsOnly whether it changes nothing, but may make a large answer
 */
record Operation(HttpMethod method, String path, String contentType, boolean readsOnly, Call call) {

  /** Runs on a worker thread; throws what {@link ApiError} knows. */
  @FunctionalInterface
  interface Call {
    JsonContent answer(ApiRequest request);
  }

  static Operation get(String path, Call call) {
    return new Operation(HttpMethod.GET, path, "", true, call);
  }

  /** A search, whose arguments are too long for an address. */
  static Operation search(String path, Call call) {
    return new Operation(HttpMethod.POST, path, "application/json", true, call);
  }

  static Operation post(String path, String contentType, Call call) {
    return new Operation(HttpMethod.POST, path, contentType, false, call);
  }

  boolean hasBody() {
    return !contentType.isEmpty();
  }
}
