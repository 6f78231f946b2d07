// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of trials, one for each setting.
 *
 * @param repeated cells that another one of the same setting stands for, by that one
 */
record CellSet(List<Cell> cells, Map<Cell, List<Cell>> repeated, List<UnreadTrial> unread) {

  static CellSet read(Collection<BenchmarkTrial> trials) {
    List<UnreadTrial> unread = new ArrayList<>();
    List<Cell> all = new ArrayList<>();
    for (BenchmarkTrial trial : trials) {
      try {
        all.add(CellReader.read(trial));
      } catch (UnreadableTrialException e) {
        unread.add(new UnreadTrial(trial.runId(), trial.name(), String.valueOf(e.getMessage())));
      }
    }
    all.sort(Cell.best());
    Map<Setting, List<Cell>> bySetting = new LinkedHashMap<>();
    all.forEach(
        cell -> bySetting.computeIfAbsent(cell.setting(), key -> new ArrayList<>()).add(cell));
    Map<Cell, List<Cell>> repeated = new LinkedHashMap<>();
    for (List<Cell> same : bySetting.values()) {
      if (same.size() > 1) {
        repeated.put(same.getFirst(), same.subList(1, same.size()));
      }
    }
    List<Cell> cells = bySetting.values().stream().map(List::getFirst).toList();
    return new CellSet(cells, repeated, unread);
  }
}
