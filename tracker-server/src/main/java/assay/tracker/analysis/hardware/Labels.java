// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import java.util.Collection;
import java.util.Set;

/** Names of cells: the facts that tell them from each other. */
final class Labels {

  private final Grid grid;
  private final Set<Aspect> redundant;

  Labels(Grid grid, Collection<Cell> cells) {
    this.grid = grid;
    this.redundant = Facts.redundant(cells.stream().map(grid::facts).toList(), grid.aspect());
  }

  /** For where the model and the scenario are said once. */
  String withinWork(Cell cell) {
    return grid.facts(cell)
        .withoutAll(redundant)
        .withoutAll(Set.of(Aspect.MODEL, Aspect.SCENARIO))
        .label();
  }

  /** Of a cell and of those that differ by the rate of their requests alone. */
  String withoutRate(Cell cell) {
    return grid.facts(cell)
        .with(Aspect.SCENARIO, cell.setting().scenario().name())
        .withoutAll(redundant)
        .label();
  }

  String of(Cell cell) {
    return grid.facts(cell).withoutAll(redundant).label();
  }
}
