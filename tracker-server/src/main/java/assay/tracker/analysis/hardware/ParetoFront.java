// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The configurations of one model and scenario in two measures, and those that no other beats in
 * both.
 *
 * @param x the key of the first measure, smaller being better
 * @param y the key of the second; throughput is better when larger, all else when smaller
 */
public record ParetoFront(String model, String scenario, String x, String y, List<Point> points) {

  private static final String THROUGHPUT = "bench/throughput";

  /**
   * A cell in both measures.
   *
   * @param onFront never true of what is no result
   */
  public record Point(
      String label, String column, Cell cell, double x, double y, boolean onFront) {}

  /** Latency against throughput, by the highest percentile that all of the cells have. */
  static List<ParetoFront> ofLatency(Grid grid, Labels labels, Collection<Cell> cells) {
    List<ParetoFront> fronts = new ArrayList<>();
    for (List<Cell> group : groups(grid, cells)) {
      Stream.of("p99", "p95", "p90", "p50")
          .filter(it -> group.stream().allMatch(cell -> cell.latency(it).isPresent()))
          .findFirst()
          .flatMap(it ->
              front(
                  grid,
                  labels,
                  group,
                  group.getFirst().latencyKey(it),
                  THROUGHPUT,
                  cell -> cell.latency(it),
                  Cell::throughput))
          .ifPresent(fronts::add);
    }
    return fronts;
  }

  /** Joules a sample against dollars a million samples. */
  static List<ParetoFront> ofCost(Grid grid, Labels labels, Collection<Cell> cells) {
    String x = "energy/j_per_sample";
    String y = "cost/usd_per_1m_samples";
    return groups(grid, cells).stream()
        .flatMap(group ->
            front(grid, labels, group, x, y, cell -> cell.metric(x), cell -> cell.metric(y))
                .stream())
        .toList();
  }

  private static Collection<List<Cell>> groups(Grid grid, Collection<Cell> cells) {
    Map<List<String>, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell.isMeasured()) {
        Facts facts = grid.facts(cell);
        groups
            .computeIfAbsent(
                List.of(facts.value(Aspect.MODEL), facts.value(Aspect.SCENARIO)),
                key -> new ArrayList<>())
            .add(cell);
      }
    }
    return groups.values();
  }

  private static Optional<ParetoFront> front(
      Grid grid,
      Labels labels,
      List<Cell> group,
      String xKey,
      String yKey,
      Function<Cell, OptionalDouble> x,
      Function<Cell, OptionalDouble> y) {
    List<Cell> cells =
        group.stream()
            .filter(cell -> x.apply(cell).isPresent() && y.apply(cell).isPresent())
            .toList();
    if (cells.size() < 2) {
      return Optional.empty();
    }
    double sign = yKey.equals(THROUGHPUT) ? -1 : 1;
    List<Point> points = new ArrayList<>();
    for (Cell cell : cells) {
      double cellX = x.apply(cell).orElseThrow();
      double cellY = y.apply(cell).orElseThrow();
      boolean beaten =
          cells.stream()
              .filter(Cell::isResult)
              .anyMatch(other ->
                  beats(
                      x.apply(other).orElseThrow(),
                      sign * y.apply(other).orElseThrow(),
                      cellX,
                      sign * cellY));
      points.add(
          new Point(
              labels.withinWork(cell),
              grid.column(cell),
              cell,
              cellX,
              cellY,
              cell.isResult() && !beaten));
    }
    Facts facts = grid.facts(cells.getFirst());
    return Optional.of(
        new ParetoFront(
            facts.value(Aspect.MODEL), facts.value(Aspect.SCENARIO), xKey, yKey, points));
  }

  /** As good in both, and better in one; smaller is better. */
  private static boolean beats(double x, double y, double otherX, double otherY) {
    return x <= otherX && y <= otherY && (x < otherX || y < otherY);
  }
}
