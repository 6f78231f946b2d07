// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** The texts of one field in many rows, each distinct text known by a code. */
public interface TextColumn {

  int MISSING = 0;

  /** From 1 on and less than {@link #codes}, or {@link #MISSING}. */
  int code(int row);

  /** The smallest number that is no code. */
  int codes();

  /** The text of a code other than {@link #MISSING}. */
  String text(int code);
}
