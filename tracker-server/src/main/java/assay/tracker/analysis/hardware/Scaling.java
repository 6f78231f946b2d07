// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * How throughput grows with batch size or thread count, all else being equal.
 *
 * @param facts without what grows
 * @param label the facts that tell it from other lines
 * @param points at least two, upwards
 * @param knee the smallest batch that reaches 90 % of the best throughput; absent of threads, and
 *     with fewer than three results
 */
public record Scaling(Facts facts, String label, List<Point> points, OptionalInt knee) {

  private static final double NEAR_BEST = 0.9;

  /** Two points bend nowhere. */
  private static final int LEAST_OF_A_CURVE = 3;

  /**
   * A size and what was measured with it.
   *
   * @param efficiency T(n)·m / (T(m)·n) with the smallest number m of threads, which is T(n) /
   *     (n·T(1)) where one thread was measured; absent of batches, and where either is no result
   */
  public record Point(int size, Cell cell, OptionalDouble efficiency) {}

  static List<Scaling> byBatch(Grid grid, Collection<Cell> cells) {
    return lines(grid, cells, Aspect.BATCH, cell -> cell.setting().batch());
  }

  static List<Scaling> byThreads(Grid grid, Collection<Cell> cells) {
    return lines(grid, cells, Aspect.THREADS, cell -> cell.setting().threads());
  }

  private static List<Scaling> lines(
      Grid grid, Collection<Cell> cells, Aspect grows, ToIntFunction<Cell> size) {
    Map<Facts, List<Cell>> lines = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Facts facts = grid.facts(cell).without(grows);
      lines.computeIfAbsent(facts, key -> new ArrayList<>()).add(cell);
    }
    lines.values().removeIf(line -> line.stream().filter(Cell::isMeasured).count() < 2);
    var redundant = Facts.redundant(List.copyOf(lines.keySet()), grid.aspect());
    return lines.entrySet().stream()
        .map(line -> {
          List<Cell> sorted =
              line.getValue().stream().sorted(Comparator.comparingInt(size)).toList();
          return new Scaling(
              line.getKey(),
              line.getKey().withoutAll(redundant).label(),
              sorted.stream()
                  .map(cell ->
                      new Point(
                          size.applyAsInt(cell),
                          cell,
                          grows == Aspect.THREADS
                              ? efficiency(sorted.getFirst(), cell)
                              : OptionalDouble.empty()))
                  .toList(),
              grows == Aspect.BATCH ? knee(sorted) : OptionalInt.empty());
        })
        .toList();
  }

  private static OptionalDouble efficiency(Cell fewest, Cell cell) {
    if (!fewest.isResult() || !cell.isResult()) {
      return OptionalDouble.empty();
    }
    double perThread = throughput(cell) / cell.setting().threads();
    return OptionalDouble.of(perThread / (throughput(fewest) / fewest.setting().threads()));
  }

  private static OptionalInt knee(List<Cell> sorted) {
    if (sorted.stream().filter(Cell::isResult).count() < LEAST_OF_A_CURVE) {
      return OptionalInt.empty();
    }
    double best =
        sorted.stream().filter(Cell::isResult).mapToDouble(Scaling::throughput).max().orElse(0);
    return sorted.stream()
        .filter(Cell::isResult)
        .filter(cell -> throughput(cell) >= NEAR_BEST * best)
        .mapToInt(cell -> cell.setting().batch())
        .findFirst();
  }

  private static double throughput(Cell cell) {
    return cell.throughput().orElse(0);
  }
}
