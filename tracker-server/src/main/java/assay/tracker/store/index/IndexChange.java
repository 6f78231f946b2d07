// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Run;
import java.util.function.Supplier;

/** What an index has to learn of one run. */
public sealed interface IndexChange {

  int row();

  /**
   * The run is new, or different.
   *
   * @param run asked when a search needs it: what it gives must not change
   */
  record Put(int row, Supplier<Run> run) implements IndexChange {}

  /** The run was deleted or restored. */
  record Staged(int row, LifecycleStage stage) implements IndexChange {}

  /** The run is gone for good. */
  record Removed(int row) implements IndexChange {}
}
