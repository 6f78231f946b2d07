// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a split may look at: how many rows there are, and the class, the group and the time of each,
 * where the data has such. Never the features.
 */
final class SplitRows {
  private final int count;
  private final List<String> classNames;
  private final Optional<int[]> labels;
  private final Optional<int[]> groups;
  private final Optional<double[]> times;

  /**
   * @param classNames empty without classes
   * @param labels class of each row, an index of {@code classNames}
   * @param groups any number for each row, the same for rows that belong together
   * @param times of each row, in any unit
   */
  SplitRows(
      int count,
      List<String> classNames,
      Optional<int[]> labels,
      Optional<int[]> groups,
      Optional<double[]> times) {
    this.count = count;
    this.classNames = classNames;
    this.labels = labels;
    this.groups = groups;
    this.times = times;
  }

  /**
   * @param inTime whether rows that have no time stand in its order
   */
  static SplitRows of(DataSet data, boolean inTime) {
    Optional<double[]> times =
        data.times().isPresent() || !inTime
            ? data.times()
            : Optional.of(IntStream.range(0, data.rows()).asDoubleStream().toArray());
    return switch (data.targets()) {
      case Targets.Classes(int[] labels, List<String> names) ->
          new SplitRows(data.rows(), names, Optional.of(labels), data.groups(), times);
      case Targets.Numbers numbers ->
          new SplitRows(data.rows(), List.of(), Optional.empty(), data.groups(), times);
    };
  }

  int count() {
    return count;
  }

  boolean hasClasses() {
    return labels.isPresent();
  }

  List<String> classNames() {
    return classNames;
  }

  int[] labels() {
    return labels.orElseThrow(() -> new IllegalStateException("the rows have no classes"));
  }

  int[] classCounts() {
    int[] counts = new int[classNames.size()];
    Arrays.stream(labels()).forEach(label -> counts[label]++);
    return counts;
  }

  boolean hasGroups() {
    return groups.isPresent();
  }

  /** Numbered from 0 without gaps, in the order of their numbers. */
  int[] groups() {
    int[] codes = groups.orElseThrow(() -> new IllegalStateException("the rows have no groups"));
    int[] distinct = Arrays.stream(codes).sorted().distinct().toArray();
    return Arrays.stream(codes).map(code -> Arrays.binarySearch(distinct, code)).toArray();
  }

  int groupCount() {
    return groups.map(codes -> (int) Arrays.stream(codes).distinct().count()).orElse(0);
  }

  boolean hasTimes() {
    return times.isPresent();
  }

  /** The rows by time; as they stand where the data has none. */
  int[] inTime() {
    IntStream rows = IntStream.range(0, count);
    return times
        .map(of ->
            rows.boxed()
                .sorted(Comparator.comparingDouble(row -> of[row]))
                .mapToInt(Integer::intValue)
                .toArray())
        .orElseGet(rows::toArray);
  }

  double time(int row) {
    return times.orElseThrow(() -> new IllegalStateException("the rows have no times"))[row];
  }

  /** Some of the rows, numbered anew from 0 in the given order. */
  SplitRows only(int[] rows) {
    return new SplitRows(
        rows.length,
        classNames,
        labels.map(of -> picked(of, rows)),
        groups.map(of -> picked(of, rows)),
        times.map(of -> Arrays.stream(rows).mapToDouble(row -> of[row]).toArray()));
  }

  private static int[] picked(int[] of, int[] rows) {
    return Arrays.stream(rows).map(row -> of[row]).toArray();
  }
}
