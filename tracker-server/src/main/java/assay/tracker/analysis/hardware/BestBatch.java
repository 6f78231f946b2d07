// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fastest batch of a column for a piece of work, against that of the baseline, or against the
 * batch of the baseline that was declared.
 *
 * @param label the facts that tell the work from other work, without the batch
 * @param cell a result
 */
public record BestBatch(String label, String column, Cell cell, SpeedUp speedUp) {

  /**
   * @param baseline the label of a column
   * @param batch of the baseline; empty: its fastest
   */
  static List<BestBatch> of(
      Grid grid, Collection<Cell> cells, String baseline, Optional<String> batch) {
    Map<Facts, Map<String, List<Cell>>> works = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell.isResult()) {
        Facts work = grid.work(cell).without(Facts.Aspect.BATCH);
        works
            .computeIfAbsent(work, unused -> new LinkedHashMap<>())
            .computeIfAbsent(grid.column(cell), unused -> new ArrayList<>())
            .add(cell);
      }
    }
    var shared = Facts.shared(List.copyOf(works.keySet()));
    List<BestBatch> best = new ArrayList<>();
    works.forEach((work, columns) -> {
      List<Cell> ofBaseline = columns.getOrDefault(baseline, List.of());
      Optional<Cell> base =
          batch.isEmpty()
              ? ofBaseline.stream().max(byThroughput())
              : ofBaseline.stream()
                  .filter(cell -> Dimension.BATCH.value(cell).equals(batch.get()))
                  .findFirst();
      columns.forEach((column, candidates) -> {
        Cell fastest = candidates.stream().max(byThroughput()).orElseThrow();
        best.add(
            new BestBatch(
                work.withoutAll(shared).label(),
                column,
                fastest,
                HardwareReportBuilder.speedUp(base, fastest)));
      });
    });
    return best;
  }

  /** Samples in one operation. */
  public int batch() {
    return cell.setting().batch();
  }

  private static Comparator<Cell> byThroughput() {
    return Comparator.comparingDouble(cell -> cell.throughput().orElse(0));
  }
}
