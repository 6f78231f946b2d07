// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.ViewType;
import assay.tracker.store.PageRequest;
import assay.tracker.store.PageToken;
import java.util.List;
import java.util.OptionalLong;

/** The arguments that all searches share. */
final class Paging {

  private Paging() {}

  static PageRequest of(Arguments arguments) {
    return of(arguments, Limits.SEARCH_DEFAULT, Limits.SEARCH_MAX);
  }

  static PageRequest of(Arguments arguments, int usual, int limit) {
    OptionalLong max = arguments.findWholeNumber("max_results");
    int items = max.isEmpty() ? usual : bounded("max_results", max, limit);
    return new PageRequest(items, PageToken.parse(arguments.text("page_token")));
  }

  /** Without a maximum: everything. */
  static PageRequest unbounded(Arguments arguments) {
    OptionalLong max = arguments.findWholeNumber("max_results");
    int items = max.isEmpty() ? Integer.MAX_VALUE : bounded("max_results", max, Integer.MAX_VALUE);
    return new PageRequest(items, PageToken.parse(arguments.text("page_token")));
  }

  static int bounded(String name, OptionalLong number, int limit) {
    long value = number.orElse(limit);
    if (value < 1 || value > limit) {
      throw RequestException.invalid(
          ("Invalid value %d for parameter '%s' supplied: It must be a positive integer, at most"
                  + " %d, but got value %d.")
              .formatted(value, name, limit, value));
    }
    return (int) value;
  }

  static ViewType view(Arguments arguments, String name) {
    return arguments.findWord(name, List.of(ViewType.values())).orElse(ViewType.ACTIVE_ONLY);
  }
}
