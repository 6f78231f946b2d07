// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import assay.tracker.analysis.hardware.Row.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the parts of a report together. */
final class HardwareReportBuilder {

  private final CellSet set;
  private final ReportOptions options;
  private final Dimension across;
  private final Grid grid;
  private final Optional<String> baseline;
  private final List<String> columns;

  /** In the order of rows and columns. */
  private final List<Cell> cells;

  HardwareReportBuilder(CellSet set, ReportOptions options) {
    this.set = set;
    this.options = options;
    this.across = options.dimension(set.cells());
    this.grid = new Grid(set.cells(), across);
    List<String> sorted = grid.columns();
    this.baseline =
        options.baseline().isPresent()
            ? named(options.baseline().get(), sorted)
            : usual(declared(sorted));
    this.columns = isSize() ? sorted : baselineFirst(sorted);
    this.cells =
        grid.rows().values().stream()
            .flatMap(row -> columns.stream().filter(row::containsKey).map(row::get))
            .toList();
  }

  /** Sizes are read in their order, whatever the baseline. */
  private boolean isSize() {
    return across == Dimension.THREADS || across == Dimension.BATCH;
  }

  private Optional<String> named(String name, List<String> sorted) {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        sorted.stream()
            .filter(column -> column.equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new UnknownBaselineException(name, across, sorted)));
  }

  /** The columns that the declared baseline may mean; all, where it means none. */
  private List<String> declared(List<String> sorted) {
    Optional<String> value = options.declared(across);
    List<String> meant =
        sorted.stream()
            .filter(column ->
                set.cells().stream()
                    .filter(cell -> grid.column(cell).equals(column))
                    .anyMatch(cell -> value.equals(Optional.of(across.value(cell)))))
            .toList();
    return meant.isEmpty() ? sorted : meant;
  }

  private Optional<String> usual(List<String> sorted) {
    return isSize()
        ? sorted.stream().findFirst()
        : sorted.stream()
            .min(
                Comparator.comparing(this::isAccelerator)
                    .thenComparingLong(column -> -results(column))
                    .thenComparingInt(sorted::indexOf));
  }

  /** What people compare accelerators with is a processor. */
  private boolean isAccelerator(String column) {
    return across == Dimension.DEVICE
        && set.cells().stream()
            .filter(cell -> grid.column(cell).equals(column))
            .noneMatch(cell -> cell.setting().device().target().equals("cpu"));
  }

  private List<String> baselineFirst(List<String> sorted) {
    List<String> ordered = new ArrayList<>(sorted);
    baseline.ifPresent(it -> {
      ordered.remove(it);
      ordered.addFirst(it);
    });
    return ordered;
  }

  private long results(String column) {
    return set.cells().stream()
        .filter(cell -> grid.column(cell).equals(column) && cell.isResult())
        .count();
  }

  HardwareReport build() {
    List<Facts> facts = List.copyOf(grid.rows().keySet());
    Set<Aspect> shared = Facts.shared(facts);
    List<Row> rows = grid.rows().keySet().stream().map(row -> row(row, shared)).toList();
    Means means = Means.of(rows, columns, baseline.orElse(""));
    Labels labels = new Labels(grid, cells);
    return new HardwareReport(
        across,
        options.views(),
        baseline,
        Headline.of(across, baseline, rows, means),
        facts.isEmpty() ? "" : facts.getFirst().only(shared).label(),
        columns.stream().map(this::column).toList(),
        rows,
        means.means(),
        means.leftOut(),
        Scaling.byBatch(grid, cells),
        Scaling.byThreads(grid, cells),
        RooflinePoint.of(grid, labels, cells),
        ParetoFront.ofLatency(grid, labels, cells),
        ParetoFront.ofCost(grid, labels, cells),
        across == Dimension.BATCH
            ? List.of()
            : BestBatch.of(grid, cells, baseline.orElse(""), options.declared(Dimension.BATCH)),
        PerJoule.of(rows, baseline.orElse("")),
        RateLimit.of(grid, labels, cells),
        Noise.of(grid, labels, cells),
        EnvironmentField.of(grid, columns, cells),
        superseded(labels),
        set.unread(),
        cells.stream().mapToLong(Cell::startMillis).min(),
        cells.stream().mapToLong(Cell::endMillis).max(),
        cells.stream().mapToInt(cell -> cell.forks().size()).sum());
  }

  private Column column(String label) {
    long all = set.cells().stream().filter(cell -> grid.column(cell).equals(label)).count();
    return new Column(label, (int) all, (int) results(label));
  }

  private Row row(Facts facts, Set<Aspect> shared) {
    Map<String, Cell> row = grid.rows().getOrDefault(facts, Map.of());
    Optional<Cell> base = baseline.map(row::get);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String column : columns) {
      Cell cell = row.get(column);
      if (cell != null) {
        entries.put(column, new Entry(cell, speedUp(base, cell)));
      }
    }
    return new Row(facts, facts.withoutAll(shared).label(), entries);
  }

  static SpeedUp speedUp(Optional<Cell> base, Cell cell) {
    if (base.isEmpty()) {
      return SpeedUp.without(Verdict.NOT_COMPARABLE, List.of("the baseline was not measured here"));
    }
    return base.get().equals(cell)
        ? SpeedUp.without(Verdict.BASELINE, List.of())
        : Comparison.of(base.get(), cell);
  }

  private List<Superseded> superseded(Labels labels) {
    List<Superseded> superseded = new ArrayList<>();
    set.repeated()
        .forEach((by, cells) ->
            cells.forEach(
                cell -> superseded.add(new Superseded(cell.runId(), labels.of(cell), by.runId()))));
    return superseded;
  }
}
