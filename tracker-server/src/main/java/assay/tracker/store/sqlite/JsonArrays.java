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
}
