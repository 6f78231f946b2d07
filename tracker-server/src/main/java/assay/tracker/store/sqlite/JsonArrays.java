// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists as one argument of a statement, read there by {@code json_each}. */
final class JsonArrays {

  private JsonArrays() {}

  static String of(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * @param ids of runs or models; those that cannot be ids, by their characters, are left out
   */
  static String ofIds(Collection<String> ids) {
    return ids.stream()
        .filter(id -> id.matches("[\\w-]+"))
        .map(id -> '"' + id + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }
}
