// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** What the left side of a comparison, or a sort key, names. */
public enum FieldKind {
  METRIC("metric"),
  PARAM("parameter"),
  TAG("tag"),
  ATTRIBUTE("attribute"),
  DATASET("dataset");

  private final String word;

  FieldKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
