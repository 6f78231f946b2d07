// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** The numbers of one field in many rows. */
public interface NumberColumn {

  boolean has(int row);

  /** NaN is a value; without a meaning for a row that has none. */
  double number(int row);
}
