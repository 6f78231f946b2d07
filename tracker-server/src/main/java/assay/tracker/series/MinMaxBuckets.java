// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Arrays;

/**
 * A series boiled down to what a chart of a given width can show: a range of steps, cut into parts
 * of equal length, and of each part the extreme values, the first and the last. Holds as many
 * numbers as it has buckets, however many points it sees.
 *
 * <p>Values that are not finite have no place among the extremes: they are counted beside them.
 * Points outside the range are ignored. The order of adding decides only between points of the same
 * step: the later one is the last. Used by one thread.
 */
public final class MinMaxBuckets {

  private final long firstStep;
  private final long lastStep;
  private final int shift;
  private final long parts;

  private final int[] counts;
  private final int[] nans;
  private final int[] positiveInfinities;
  private final int[] negativeInfinities;
  private final double[] minima;
  private final double[] maxima;
  private final long[] minSteps;
  private final long[] maxSteps;
  private final long[] firstSteps;
  private final long[] lastSteps;
  private final double[] firsts;
  private final double[] lasts;

  /**
   * @param firstStep the smallest step in the range
   * @param lastStep the largest step in the range, not below the first
   * @param buckets at least 1
   */
  public MinMaxBuckets(long firstStep, long lastStep, int buckets) {
    if (lastStep < firstStep || buckets < 1) {
      throw new IllegalArgumentException(
          "%d buckets from step %d to %d".formatted(buckets, firstStep, lastStep));
    }
    this.firstStep = firstStep;
    this.lastStep = lastStep;
    this.shift = shift(lastStep - firstStep, buckets);
    this.parts = ((lastStep - firstStep) >>> shift) + 1;
    this.counts = new int[buckets];
    this.nans = new int[buckets];
    this.positiveInfinities = new int[buckets];
    this.negativeInfinities = new int[buckets];
    this.minima = new double[buckets];
    this.maxima = new double[buckets];
    this.minSteps = new long[buckets];
    this.maxSteps = new long[buckets];
    this.firstSteps = new long[buckets];
    this.lastSteps = new long[buckets];
    this.firsts = new double[buckets];
    this.lasts = new double[buckets];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
  }

  /** How many low bits of a distance to drop, so that it times the buckets is still a long. */
  private static int shift(long distance, int buckets) {
    int bitsOfBuckets = Integer.SIZE - Integer.numberOfLeadingZeros(buckets);
    int bitsOfDistance = Long.SIZE - Long.numberOfLeadingZeros(distance) + 1;
    return Math.max(0, bitsOfDistance + bitsOfBuckets - (Long.SIZE - 1));
  }

  /** Cheapest where the steps grow: points of one bucket in a row are boiled down together. */
  public void addAll(Curve curve) {
    int i = 0;
    while (i < curve.size()) {
      long step = curve.step(i);
      if (step < firstStep || step > lastStep) {
        i++;
      } else {
        i = addRow(bucket(step), curve, i);
      }
    }
  }

  /**
   * Adds points as long as their steps do not fall and stay in the bucket; gives the next point.
   */
  private int addRow(int bucket, Curve curve, int start) {
    long lastOfBucket = Math.min(lastStep, lastOf(bucket));
    long step = curve.step(start);
    int minAt = -1;
    int maxAt = -1;
    double min = minima[bucket];
    double max = maxima[bucket];
    int i = start;
    do {
      double value = curve.value(i);
      if (Math.abs(value) <= Double.MAX_VALUE) {
        if (value < min) {
          min = value;
          minAt = i;
        }
        if (value > max) {
          max = value;
          maxAt = i;
        }
      } else {
        countNotFinite(bucket, value);
      }
      i++;
      if (i == curve.size()) {
        break;
      }
      long next = curve.step(i);
      if (next < step) {
        break;
      }
      step = next;
    } while (step <= lastOfBucket);
    addEnds(bucket, curve.step(start), curve.value(start));
    counts[bucket] += i - start;
    addEnds(bucket, curve.step(i - 1), curve.value(i - 1));
    if (minAt >= 0) {
      minima[bucket] = min;
      minSteps[bucket] = curve.step(minAt);
    }
    if (maxAt >= 0) {
      maxima[bucket] = max;
      maxSteps[bucket] = curve.step(maxAt);
    }
    return i;
  }

  public void add(long step, double value) {
    if (step >= firstStep && step <= lastStep) {
      add(bucket(step), step, value);
    }
  }

  private int bucket(long step) {
    return (int) (((step - firstStep) >>> shift) * counts.length / parts);
  }

  /** The last step of a bucket: the next bucket's parts begin at (bucket + 1) × parts / buckets. */
  private long lastOf(int bucket) {
    long nextPart = Math.ceilDiv((bucket + 1) * parts, (long) counts.length);
    return nextPart >= parts ? lastStep : firstStep + (nextPart << shift) - 1;
  }

  private void add(int bucket, long step, double value) {
    addEnds(bucket, step, value);
    counts[bucket]++;
    if (Double.isFinite(value)) {
      addFinite(bucket, step, value);
    } else {
      countNotFinite(bucket, value);
    }
  }

  /** The point may become the first or the last; it is not counted yet. */
  private void addEnds(int bucket, long step, double value) {
    boolean none = counts[bucket] == 0;
    if (none || step < firstSteps[bucket]) {
      firstSteps[bucket] = step;
      firsts[bucket] = value;
    }
    if (none || step >= lastSteps[bucket]) {
      lastSteps[bucket] = step;
      lasts[bucket] = value;
    }
  }

  private void countNotFinite(int bucket, double value) {
    if (Double.isNaN(value)) {
      nans[bucket]++;
    } else {
      (value > 0 ? positiveInfinities : negativeInfinities)[bucket]++;
    }
  }

  private void addFinite(int bucket, long step, double value) {
    if (value < minima[bucket]) {
      minima[bucket] = value;
      minSteps[bucket] = step;
    }
    if (value > maxima[bucket]) {
      maxima[bucket] = value;
      maxSteps[bucket] = step;
    }
  }

  public int size() {
    return counts.length;
  }

  /** All points of the bucket, finite or not; the rest of it means nothing where this is 0. */
  public int count(int bucket) {
    return counts[bucket];
  }

  public int nanCount(int bucket) {
    return nans[bucket];
  }

  public int positiveInfinityCount(int bucket) {
    return positiveInfinities[bucket];
  }

  public int negativeInfinityCount(int bucket) {
    return negativeInfinities[bucket];
  }

  /** Whether there is a minimum and a maximum. */
  public boolean hasFinite(int bucket) {
    return minima[bucket] <= maxima[bucket];
  }

  /** The smallest finite value. */
  public double min(int bucket) {
    return minima[bucket];
  }

  public double max(int bucket) {
    return maxima[bucket];
  }

  /** Where the minimum is first met. */
  public long minStep(int bucket) {
    return minSteps[bucket];
  }

  public long maxStep(int bucket) {
    return maxSteps[bucket];
  }

  /** The smallest step of the bucket. */
  public long firstStep(int bucket) {
    return firstSteps[bucket];
  }

  public long lastStep(int bucket) {
    return lastSteps[bucket];
  }

  /** The value at the smallest step, finite or not. */
  public double first(int bucket) {
    return firsts[bucket];
  }

  public double last(int bucket) {
    return lasts[bucket];
  }
}
