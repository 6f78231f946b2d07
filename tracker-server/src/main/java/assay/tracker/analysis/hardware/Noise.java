// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much a cell's forks and their iterations differ.
 *
 * @param cv standard deviation of the forks' means over their mean
 */
public record Noise(
    String label, String column, Cell cell, OptionalDouble cv, List<Deviation> forks) {

  /**
   * Of one fork, relative to the cell's throughput: 0.01 is 1 % above it.
   *
   * @param mean of its iterations
   * @param lowest of its iterations
   * @param highest of its iterations
   */
  public record Deviation(double mean, double lowest, double highest) {}

  static List<Noise> of(Grid grid, Labels labels, Collection<Cell> cells) {
    return cells.stream()
        .filter(Cell::isMeasured)
        .filter(cell -> !cell.forks().isEmpty())
        .map(cell ->
            new Noise(labels.of(cell), grid.column(cell), cell, cell.cv(), deviations(cell)))
        .toList();
  }

  private static List<Deviation> deviations(Cell cell) {
    double mean = cell.throughput().orElseThrow();
    return cell.forks().stream()
        .map(fork -> {
          var summary =
              fork.iterations().stream().mapToDouble(it -> it / mean - 1).summaryStatistics();
          return new Deviation(fork.mean() / mean - 1, summary.getMin(), summary.getMax());
        })
        .toList();
  }
}
