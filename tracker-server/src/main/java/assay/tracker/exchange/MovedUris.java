// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where artifacts went that were brought over, so that addresses below the old ones still lead
 * there.
 */
final class MovedUris {

  /** The longest first: the most exact one counts. */
  private final Map<String, String> moved =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  void put(String from, String to) {
    if (!from.isEmpty()) {
      moved.put(from, to);
    }
  }

  String follow(String uri) {
    for (Map.Entry<String, String> move : moved.entrySet()) {
      String from = move.getKey();
      if (uri.equals(from) || uri.startsWith(from + "/")) {
        return move.getValue() + uri.substring(from.length());
      }
    }
    return uri;
  }
}
