// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** What the cells of a column are taken for. */
public enum ColumnType {
  NUMERIC,
  /** Words of which there are few. */
  CATEGORY,
  /** Sentences. */
  TEXT,
  /** Not read. */
  IGNORE,
  /** When a row was taken: a number, or a date as in ISO 8601. */
  TIME,
  /** Which rows belong together. */
  GROUP
}
