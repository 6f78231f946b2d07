// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial ran on: a target in an environment. The version of the engine is left out of the
 * environment here, since the engine is part of the workload: a machine stays one device with
 * whatever engine it is measured.
 *
 * @param name for people
 * @param target such as {@code cpu} or {@code gpu:0}
 * @param environment its fields by name; where a trial has none, its fingerprint
 */
record Device(String name, String target, Map<String, String> environment) {

  private static final String PREFIX = "assay.env.";
  private static final String FINGERPRINT = "fingerprint";
  private static final String ENGINE = "engine";

  static Device of(Map<String, String> tags, String target) {
    Map<String, String> fields = environment(tags);
    fields.remove(ENGINE);
    String fingerprint = tags.getOrDefault(PREFIX + FINGERPRINT, "");
    if (fields.isEmpty() && !fingerprint.isEmpty()) {
      fields.put(FINGERPRINT, fingerprint);
    }
    return new Device(tags.getOrDefault("assay.device", target), target, fields);
  }

  /** All fields of an environment by name, without the fingerprint. */
  static Map<String, String> environment(Map<String, String> tags) {
    Map<String, String> fields = new TreeMap<>();
    tags.forEach((key, value) -> {
      if (key.startsWith(PREFIX) && !key.equals(PREFIX + FINGERPRINT)) {
        fields.put(key.substring(PREFIX.length()), value);
      }
    });
    return fields;
  }
}
