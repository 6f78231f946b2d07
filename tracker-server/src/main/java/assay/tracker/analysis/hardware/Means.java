// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.HierarchicalBootstrap;
import assay.tracker.analysis.Interval;
import assay.tracker.analysis.WelchGeometricMean;
import assay.tracker.analysis.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    boolean few =
        rows.stream()
            .anyMatch(row ->
                entry(row, column).speedUp().method().equals(Optional.of(IntervalMethod.WELCH)));
    Interval interval = interval(rows, column, baseline, few);
    return new MeanSpeedUp(
        column,
        Comparison.verdict(interval),
        interval,
        few ? IntervalMethod.WELCH : IntervalMethod.BOOTSTRAP,
        rows.size());
  }

  /** The mean of one row is its speed-up. */
  private static Interval interval(
      List<Row> rows, String column, String baseline, boolean fewForks) {
    if (rows.size() == 1) {
      return entry(rows.getFirst(), column).speedUp().interval().orElseThrow();
    }
    List<Workload> workloads =
        rows.stream()
            .map(row -> Comparison.workload(cell(row, baseline), cell(row, column)))
            .toList();
    Interval drawn = HierarchicalBootstrap.geometricMean(workloads);
    if (!fewForks) {
      return drawn;
    }
    // Drawing few forks is too narrow for forks, and Welch's test knows of no other rows.
    Interval welch = WelchGeometricMean.of(workloads);
    return new Interval(
        drawn.estimate(), Math.min(drawn.low(), welch.low()), Math.max(drawn.high(), welch.high()));
  }

  private static Row.Entry entry(Row row, String column) {
    return row.find(column).orElseThrow();
  }

  private static Cell cell(Row row, String column) {
    return entry(row, column).cell();
  }
}
