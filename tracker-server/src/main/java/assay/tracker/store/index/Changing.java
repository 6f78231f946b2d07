// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

/** A column that knows when it changed last. */
interface Changing {

  /** The time given with the last change; 0 if what was set once never changes. */
  long changed();
}
