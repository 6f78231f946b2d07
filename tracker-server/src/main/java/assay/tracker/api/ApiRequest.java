// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request of our own API, with its body. */
record ApiRequest(RoutingContext context) {

  private static final byte[] NO_BYTES = {};

  byte[] body() {
    Buffer body = context.body().buffer();
    return body == null ? NO_BYTES : body.getBytes();
  }

  JsonBody json(Set<String> known) {
    return JsonBody.parse(body(), known);
  }

  String pathParameter(String name) {
    return context.pathParam(name);
  }

  /** Refuses names that are not known. */
  MultiMap query(Set<String> known) {
    MultiMap query = context.queryParams();
    for (String name : query.names()) {
      if (!known.contains(name)) {
        throw ApiException.invalid(
            name, "is not known; known are " + String.join(", ", known) + ".");
      }
    }
    return query;
  }

  /** From 1 to {@code max} of them. */
  static List<String> requireAll(MultiMap query, String name, int max) {
    List<String> values = query.getAll(name);
    if (values.isEmpty() || values.size() > max) {
      throw ApiException.invalid(
          name, "must be given 1 to %d times, got %d.".formatted(max, values.size()));
    }
    return values;
  }

  /** From 1 to {@code max}. */
  static int count(MultiMap query, String name, int otherwise, int max) {
    String text = Optional.ofNullable(query.get(name)).orElse(Integer.toString(otherwise));
    if (text.matches("\\d{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= 1 && value <= max) {
        return value;
      }
    }
    throw ApiException.invalid(name, "must be 1 to %d, got '%s'.".formatted(max, text));
  }
}
