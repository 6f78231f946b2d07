// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import java.util.Collection;
import java.util.Set;

/** Names of cells: the facts that tell them from each other. */
final class Labels {

  private final Grid grid;
  private final Set<Aspect> shared;

  Labels(Grid grid, Collection<Cell> cells) {
    this.grid = grid;
    this.shared = Facts.shared(cells.stream().map(grid::facts).toList());
  }

  String of(Cell cell) {
    return grid.facts(cell).withoutAll(shared).label();
  }
}
