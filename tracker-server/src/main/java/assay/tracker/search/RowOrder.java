// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** An order of rows that are named by numbers. */
@FunctionalInterface
public interface RowOrder {

  /** Negative if row {@code a} comes first, positive if {@code b} does. */
  int compare(int a, int b);
}
