// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

/**
 * Something in memory that goes along with the transactions of the {@link Writer}. All calls come
 * on its thread. Writes of a group follow each other, then all of them are committed or rolled back
 * together; what is told of an earlier write of the group must be seen by the next.
 */
interface Memory {

  /** The write succeeded, as yet without a commit. */
  void accepted();

  /** The write was refused: all since the last call of any method is undone. */
  void undone();

  /** All accepted writes are on disk; their callers have no answer yet. */
  void committed();

  /** Nothing since the last commit happened. */
  void rolledBack();
}
