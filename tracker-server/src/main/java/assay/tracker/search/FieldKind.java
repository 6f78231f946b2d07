// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** What the left side of a comparison, or a sort key, names. */
public enum FieldKind {
  METRIC("metric", "metrics"),
  PARAM("parameter", "params"),
  TAG("tag", "tags"),
  ATTRIBUTE("attribute", "attributes"),
  DATASET("dataset", "datasets");

  private final String word;
  private final String prefix;

  FieldKind(String word, String prefix) {
    this.word = word;
    this.prefix = prefix;
  }

  /** What stands before the dot in filters. */
  String prefix() {
    return prefix;
  }

  String word() {
    return word;
  }
}
