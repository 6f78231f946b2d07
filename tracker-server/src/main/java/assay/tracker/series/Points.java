// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import assay.tracker.model.Metric;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

/**
 * Points of one metric as three columns of one length, in any order. A point costs 24 bytes.
 *
 * <p>Never changes. Timestamps are milliseconds since the epoch; all longs and all doubles are
 * allowed.
 */
public final class Points {

  public static final Points NONE = new Points(new long[0], new long[0], new double[0]);

  private final long[] steps;
  private final long[] timestamps;
  private final double[] values;

  /** Keeps the arrays, which are of one length and no longer written to. */
  Points(long[] steps, long[] timestamps, double[] values) {
    this.steps = steps;
    this.timestamps = timestamps;
    this.values = values;
  }

  /** In the order of the metrics; their keys are dropped. */
  public static Points of(Collection<Metric> metrics) {
    Builder builder = builder(metrics.size());
    metrics.forEach(metric -> builder.add(metric.step(), metric.timestamp(), metric.value()));
    return builder.build();
  }

  public static Builder builder() {
    return builder(16);
  }

  /**
   * @param capacity how many points to make room for; more fit as well
   */
  public static Builder builder(int capacity) {
    return new Builder(Math.max(1, capacity));
  }

  /** The columns themselves: for reading only. */
  long[] steps() {
    return steps;
  }

  long[] timestamps() {
    return timestamps;
  }

  double[] values() {
    return values;
  }

  public int size() {
    return steps.length;
  }

  public boolean isEmpty() {
    return steps.length == 0;
  }

  public long step(int index) {
    return steps[index];
  }

  public long timestamp(int index) {
    return timestamps[index];
  }

  public double value(int index) {
    return values[index];
  }

  public Metric metric(int index, String key) {
    return new Metric(key, values[index], timestamps[index], steps[index]);
  }

  /** A view, which costs no memory: each metric is made when it is asked for. */
  public List<Metric> metrics(String key) {
    return new MetricList(key);
  }

  private final class MetricList extends AbstractList<Metric> implements RandomAccess {

    private final String key;

    MetricList(String key) {
      this.key = key;
    }

    @Override
    public Metric get(int index) {
      return metric(index, key);
    }

    @Override
    public int size() {
      return Points.this.size();
    }
  }

  public Curve curve() {
    return new Curve(steps, values);
  }

  /** The points from {@code from} on and before {@code to}. */
  public Points slice(int from, int to) {
    if (from == 0 && to == size()) {
      return this;
    }
    return new Points(
        Arrays.copyOfRange(steps, from, to),
        Arrays.copyOfRange(timestamps, from, to),
        Arrays.copyOfRange(values, from, to));
  }

  /**
   * By timestamp, step and value, NaN being the smallest; points that are equal keep their order.
   */
  public Points sorted() {
    return isSorted(0) ? this : picked(order());
  }

  /** Sorted, and each point once. Every NaN counts as the same value; 0.0 and -0.0 differ. */
  public Points distinct() {
    if (isSorted(-1)) {
      return this;
    }
    Points sorted = sorted();
    int[] kept = new int[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (i == 0 || sorted.compare(i - 1, i) != 0) {
        kept[count++] = i;
      }
    }
    return count == size() ? sorted : sorted.picked(Arrays.copyOf(kept, count));
  }

  /**
   * @param most what comparing a point with the next may give: 0, or -1 if none may be equal
   */
  private boolean isSorted(int most) {
    for (int i = 1; i < size(); i++) {
      if (compare(i - 1, i) > most) {
        return false;
      }
    }
    return true;
  }

  private int[] order() {
    Integer[] order = new Integer[size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, this::compare); // fast where long parts are sorted already
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private int compare(int a, int b) {
    int byTimestamp = Long.compare(timestamps[a], timestamps[b]);
    if (byTimestamp != 0) {
      return byTimestamp;
    }
    int byStep = Long.compare(steps[a], steps[b]);
    return byStep != 0 ? byStep : compareValues(values[a], values[b]);
  }

  private static int compareValues(double a, double b) {
    boolean number = !Double.isNaN(a);
    return number && !Double.isNaN(b)
        ? Double.compare(a, b)
        : Boolean.compare(number, !Double.isNaN(b));
  }

  private Points picked(int[] indexes) {
    Builder picked = builder(indexes.length);
    for (int i : indexes) {
      picked.add(steps[i], timestamps[i], values[i]);
    }
    return picked.build();
  }

  /** Collects points in the order in which they are added. Used by one thread. */
  public static final class Builder {

    private long[] steps;
    private long[] timestamps;
    private double[] values;
    private int size;

    private Builder(int capacity) {
      this.steps = new long[capacity];
      this.timestamps = new long[capacity];
      this.values = new double[capacity];
    }

    public int size() {
      return size;
    }

    public Builder add(long step, long timestamp, double value) {
      reserve(1);
      steps[size] = step;
      timestamps[size] = timestamp;
      values[size] = value;
      size++;
      return this;
    }

    public Builder addAll(Points points) {
      reserve(points.size());
      System.arraycopy(points.steps, 0, steps, size, points.size());
      System.arraycopy(points.timestamps, 0, timestamps, size, points.size());
      System.arraycopy(points.values, 0, values, size, points.size());
      size += points.size();
      return this;
    }

    private void reserve(int more) {
      int needed = Math.addExact(size, more);
      if (needed > steps.length) {
        int capacity = Math.max(needed, steps.length + (steps.length >> 1));
        steps = Arrays.copyOf(steps, capacity);
        timestamps = Arrays.copyOf(timestamps, capacity);
        values = Arrays.copyOf(values, capacity);
      }
    }

    /** The builder is spent: where its capacity was the right one, its columns are the points'. */
    public Points build() {
      return size == steps.length
          ? new Points(steps, timestamps, values)
          : new Points(
              Arrays.copyOf(steps, size),
              Arrays.copyOf(timestamps, size),
              Arrays.copyOf(values, size));
    }
  }
}
