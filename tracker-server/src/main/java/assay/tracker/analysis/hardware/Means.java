// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Geometric means over the rows in which every column was compared. A column that was compared in
 * no row at all is not waited for.
 */
record Means(List<MeanSpeedUp> means, List<LeftOut> leftOut) {

  static Means of(List<Row> rows, List<String> columns, String baseline) {
    List<String> others =
        columns.stream()
            .filter(column -> !column.equals(baseline))
            .filter(column -> rows.stream().anyMatch(row -> row.isCompared(column)))
            .toList();
    List<Row> common =
        rows.stream().filter(row -> others.stream().allMatch(row::isCompared)).toList();
    if (others.isEmpty()) {
      return new Means(List.of(), List.of());
    }
    List<LeftOut> leftOut =
        rows.stream()
            .filter(row -> !common.contains(row))
            .map(row -> new LeftOut(row.label(), reasons(row, others, baseline)))
            .toList();
    List<MeanSpeedUp> means = new ArrayList<>();
    if (!common.isEmpty()) {
      others.forEach(column -> means.add(mean(common, column, baseline)));
    }
    return new Means(List.copyOf(means), leftOut);
  }

  private static Map<String, List<String>> reasons(Row row, List<String> others, String baseline) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    if (row.find(baseline).isEmpty()) {
      reasons.put(baseline, List.of("not measured"));
      return reasons;
    }
    for (String column : others) {
      if (!row.isCompared(column)) {
        reasons.put(column, Row.reasons(row.find(column)));
      }
    }
    return reasons;
  }

  private static MeanSpeedUp mean(List<Row> rows, String column, String baseline) {
    Interval interval = interval(rows, column, baseline);
    return new MeanSpeedUp(column, Comparison.verdict(interval), interval, rows.size());
  }

  /** The mean of one row is its speed-up. */
  private static Interval interval(List<Row> rows, String column, String baseline) {
    return rows.size() == 1
        ? entry(rows.getFirst(), column).speedUp().interval().orElseThrow()
        : HierarchicalBootstrap.geometricMean(
            rows.stream()
                .map(row -> Comparison.workload(cell(row, baseline), cell(row, column)))
                .toList());
  }

  private static Row.Entry entry(Row row, String column) {
    return row.find(column).orElseThrow();
  }

  private static Cell cell(Row row, String column) {
    return entry(row, column).cell();
  }
}
