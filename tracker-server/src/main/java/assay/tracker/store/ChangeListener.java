// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/**
 * Hears of changes after they are committed, in the order of their commits. Called on a thread of
 * the store: it must return at once and throw nothing.
 */
@FunctionalInterface
public interface ChangeListener {

  ChangeListener NONE = change -> {};

  void changed(RunChange change);
}
