// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table: columns to predict from, and what is to be predicted. Immutable, and so shared by all
 * fits.
 *
 * <p>Numbers are held in double precision, because preprocessing is fitted in it; the engine gets
 * 32-bit floats from {@link FittedPipeline}. The digest is the SHA-256, in hex, of the bytes of the
 * file that the rows came from: it changes with any edit, and not with the file's path.
 */
public final class DataSet {
  private final List<Column> columns;
  private final Targets targets;
  private final Optional<int[]> groups;
  private final Optional<double[]> times;
  private final Map<String, Place> firstMissing;
  private final String digest;
  private @Nullable Leaks leaks;

  DataSet(
      List<? extends Column> columns,
      Targets targets,
      Optional<int[]> groups,
      Optional<double[]> times,
      Map<String, Place> firstMissing,
      String digest) {
    for (Column column : columns) {
      if (column.rows() != targets.rows()) {
        throw new IllegalArgumentException(
            "%d values of `%s` for %d rows"
                .formatted(column.rows(), column.name(), targets.rows()));
      }
    }
    this.columns = List.copyOf(columns);
    this.targets = targets;
    this.groups = groups;
    this.times = times;
    this.firstMissing = Map.copyOf(firstMissing);
    this.digest = digest;
  }

  public DataSet(List<? extends Column> columns, Targets targets, String digest) {
    this(columns, targets, Optional.empty(), Optional.empty(), Map.of(), digest);
  }

  /**
   * A table of numbers with a class for each row.
   *
   * @param features row-major, rows × {@code featureNames.size()}
   * @param labels indices into {@code classNames}; not to be changed afterwards
   */
  public DataSet(
      List<String> featureNames,
      double[] features,
      List<String> classNames,
      int[] labels,
      String digest) {
    this(numbers(featureNames, features), new Targets.Classes(labels, classNames), digest);
  }

  private static List<Column> numbers(List<String> names, double[] rowMajor) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      double[] values = new double[rowMajor.length / names.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = rowMajor[row * names.size() + column];
      }
      columns.add(new Column.Numbers(names.get(column), values));
    }
    return columns;
  }

  /** The same with a number for each row that says to which group it belongs. */
  public DataSet withGroups(int[] groupOfRow) {
    return new DataSet(columns, targets, Optional.of(groupOfRow), times, firstMissing, digest);
  }

  /** The same with a time for each row. */
  public DataSet withTimes(double[] timeOfRow) {
    return new DataSet(columns, targets, groups, Optional.of(timeOfRow), firstMissing, digest);
  }

  /** The same rows with other columns. */
  DataSet withFeatures(List<? extends Column> others) {
    return new DataSet(others, targets, groups, times, firstMissing, digest);
  }

  public int rows() {
    return targets.rows();
  }

  public int columns() {
    return columns.size();
  }

  /** What is predicted from, in the order of the file. */
  public List<Column> features() {
    return columns;
  }

  public List<String> featureNames() {
    return columns.stream().map(Column::name).toList();
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public Targets targets() {
    return targets;
  }

  /** Rows with the same number belong together; empty where no column says so. */
  public Optional<int[]> groups() {
    return groups;
  }

  /** When each row was taken, on any scale that ascends; empty where no column says so. */
  public Optional<double[]> times() {
    return times;
  }

  /** Where in the file a column has its first missing value. */
  Optional<Place> firstMissing(String column) {
    return Optional.ofNullable(firstMissing.get(column));
  }

  /** What could be on both sides of a fold; looked for once. */
  synchronized Leaks leaks() {
    Leaks found = leaks == null ? new Leaks(this) : leaks;
    leaks = found;
    return found;
  }

  public String digest() {
    return digest;
  }

  private Targets.Classes classTargets() {
    return switch (targets) {
      case Targets.Classes classes -> classes;
      case Targets.Numbers numbers ->
          throw new IllegalStateException("numbers are predicted, not classes");
    };
  }

  /** How many classes there are; 0 where numbers are predicted. */
  public int classes() {
    return targets instanceof Targets.Classes classes ? classes.names().size() : 0;
  }

  /** In the order of labels: sorted as text, or as numbers when all are whole numbers. */
  public List<String> classNames() {
    return classTargets().names();
  }

  public int label(int row) {
    return classTargets().labels()[row];
  }

  /** How many rows each class has. */
  public int[] classCounts() {
    int[] counts = new int[classNames().size()];
    Arrays.stream(classTargets().labels()).forEach(label -> counts[label]++);
    return counts;
  }
}
