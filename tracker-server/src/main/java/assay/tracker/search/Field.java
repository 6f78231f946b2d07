// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/**
 * One searchable field of a row.
 *
 * @param numeric whether it holds numbers rather than text
 */
public record Field(FieldKind kind, String name, boolean numeric) {

  @Override
  public String toString() {
    return kind.word() + " '" + name + "'";
  }
}
