// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** Flags of a result as tags of its run. */
final class Flags {
  private static final String PREFIX = "assay.flag.";

  private Flags() {}

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
      if (name.startsWith(PREFIX)) {
        flags.put(name.substring(PREFIX.length()), reason);
      }
    });
    return flags;
  }
}
