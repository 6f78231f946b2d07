// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** Flags of a result as tags of its run. */
final class Flags {
  private static final String PREFIX = "assay.flag.";

  private static final String NOT_ANY_MORE = "false";

  private Flags() {}

  /** Tags that take back the flags among those of a run which do not hold any more. */
  static Map<String, String> takenBack(Map<String, String> tags, Map<String, String> flags) {
    Map<String, String> back = new LinkedHashMap<>();
    of(tags).keySet().stream()
        .filter(name -> !flags.containsKey(name))
        .forEach(name -> back.put(PREFIX + name, NOT_ANY_MORE));
    return back;
  }

  /** Tags with those of the flags after them. */
  static Map<String, String> with(Map<String, String> tags, Map<String, String> flags) {
    Map<String, String> all = new LinkedHashMap<>(tags);
    flags.forEach((name, reason) -> all.put(PREFIX + name, reason));
    return all;
  }

  /** The flags among tags. */
  static Map<String, String> of(Map<String, String> tags) {
    Map<String, String> flags = new LinkedHashMap<>();
    tags.forEach((name, reason) -> {
      if (name.startsWith(PREFIX) && !reason.equals(NOT_ANY_MORE)) {
        flags.put(name.substring(PREFIX.length()), reason);
      }
    });
    return flags;
  }
}
