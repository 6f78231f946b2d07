// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinMaxBucketsTest {

  private static final Map<Integer, Double> NOT_FINITE =
      Map.of(0, Double.NaN, 1, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY);

  @Test
  void eachBucketKeepsItsExtremesAndItsEnds() {
    MinMaxBuckets buckets = new MinMaxBuckets(0, 9, 2);
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    for (int step = 0; step < values.length; step++) {
      buckets.add(step, values[step]);
    }

    assertThat(buckets.size()).isEqualTo(2);
    assertThat(buckets.count(0)).isEqualTo(5);
    assertThat(buckets.min(0)).isEqualTo(1);
    assertThat(buckets.minStep(0)).isEqualTo(1);
    assertThat(buckets.max(0)).isEqualTo(5);
    assertThat(buckets.maxStep(0)).isEqualTo(4);
    assertThat(buckets.first(0)).isEqualTo(3);
    assertThat(buckets.last(0)).isEqualTo(5);
    assertThat(buckets.max(1)).isEqualTo(9);
    assertThat(buckets.firstStep(1)).isEqualTo(5);
    assertThat(buckets.lastStep(1)).isEqualTo(9);
    assertThat(buckets.last(1)).isEqualTo(3);
  }

  @Test
  void whatIsNotFiniteIsCountedBesideTheExtremes() {
    MinMaxBuckets buckets = new MinMaxBuckets(0, 9, 1);
    buckets.add(0, Double.NaN);
    buckets.add(1, 2);
    buckets.add(2, Double.POSITIVE_INFINITY);
    buckets.add(3, Double.POSITIVE_INFINITY);
    buckets.add(4, Double.NEGATIVE_INFINITY);

    assertThat(buckets.count(0)).isEqualTo(5);
    assertThat(buckets.nanCount(0)).isEqualTo(1);
    assertThat(buckets.positiveInfinityCount(0)).isEqualTo(2);
    assertThat(buckets.negativeInfinityCount(0)).isEqualTo(1);
    assertThat(buckets.min(0)).isEqualTo(2);
    assertThat(buckets.max(0)).isEqualTo(2);
    assertThat(buckets.first(0)).isNaN();
  }

  @Test
  void aBucketOfNansHasNoExtremes() {
    MinMaxBuckets buckets = new MinMaxBuckets(0, 1, 2);
    buckets.add(0, Double.NaN);

    assertThat(buckets.hasFinite(0)).isFalse();
    assertThat(buckets.count(1)).isZero();
  }

  @Test
  void pointsOutsideTheRangeAreIgnored() {
    MinMaxBuckets buckets = new MinMaxBuckets(-5, 5, 3);
    buckets.addAll(Points.builder().add(-6, 0, 1).add(6, 0, 1).add(5, 0, 1).build().curve());

    assertThat(IntStream.range(0, 3).map(buckets::count)).containsExactly(0, 0, 1);
  }

  @Test
  void everyLongHasItsBucket() {
    MinMaxBuckets buckets = new MinMaxBuckets(Long.MIN_VALUE, Long.MAX_VALUE, 4);
    for (long step : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      buckets.add(step, 1);
    }

    assertThat(IntStream.range(0, 4).map(buckets::count)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void bucketsAreEquallyLongAndInTheOrderOfSteps() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(50);
      int each = 1 + random.nextInt(20);
      int range = count * each;
      long first = random.nextLong() >> random.nextInt(64);
      first = Math.min(first, Long.MAX_VALUE - range);
      MinMaxBuckets buckets = new MinMaxBuckets(first, first + range - 1, count);
      for (int i = 0; i < range; i++) {
        buckets.add(first + i, i);
      }

      for (int i = 0; i < count; i++) {
        assertThat(buckets.count(i)).as("seed %d", seed).isEqualTo(each);
        assertThat(buckets.min(i)).as("seed %d", seed).isEqualTo(i * each);
      }
    }
  }

  @Test
  void ofPointsAtOneStepTheOneAddedLastIsTheLast() {
    MinMaxBuckets buckets = new MinMaxBuckets(0, 0, 1);
    buckets.add(0, 1);
    buckets.add(0, 2);

    assertThat(buckets.first(0)).isEqualTo(1);
    assertThat(buckets.last(0)).isEqualTo(2);
  }

  @Test
  void aRangeMustHaveSteps() {
    assertThatThrownBy(() -> new MinMaxBuckets(5, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from step 5 to 4");
  }

  @Test
  void curvesLandWhereTheirPointsWould() {
    Random random = new Random(20261124);
    for (int round = 0; round < 500; round++) {
      long width = 1L << random.nextInt(63);
      long first = round % 5 == 0 ? Long.MIN_VALUE : random.nextLong(-width, width);
      long last = round % 5 == 0 ? Long.MAX_VALUE : first + random.nextLong(width);
      int count = 1 + random.nextInt(20);
      MinMaxBuckets whole = new MinMaxBuckets(first, last, count);
      MinMaxBuckets single = new MinMaxBuckets(first, last, count);
      Points.Builder points = Points.builder();
      for (int i = 0; i < 50; i++) {
        long step =
            random.nextInt(10) == 0
                ? random.nextLong()
                : last == Long.MAX_VALUE ? random.nextLong() : random.nextLong(first, last + 1);
        points.add(step, i, NOT_FINITE.getOrDefault(random.nextInt(20), random.nextInt(100) / 2.0));
      }
      Curve curve = sortedBySteps(points.build(), random.nextBoolean());
      whole.addAll(curve);
      for (int i = 0; i < curve.size(); i++) {
        single.add(curve.step(i), curve.value(i));
      }

      for (int bucket = 0; bucket < count; bucket++) {
        assertThat(content(whole, bucket)).isEqualTo(content(single, bucket));
      }
    }
  }

  private static Curve sortedBySteps(Points points, boolean sorted) {
    Points.Builder builder = Points.builder();
    IntStream order = IntStream.range(0, points.size());
    (sorted ? order.boxed().sorted(Comparator.comparingLong(points::step)) : order.boxed())
        .forEach(i -> builder.add(points.step(i), points.timestamp(i), points.value(i)));
    return builder.build().curve();
  }

  private static List<Object> content(MinMaxBuckets buckets, int bucket) {
    return buckets.count(bucket) == 0
        ? List.of()
        : List.of(
            buckets.count(bucket),
            buckets.min(bucket),
            buckets.minStep(bucket),
            buckets.max(bucket),
            buckets.maxStep(bucket),
            buckets.firstStep(bucket),
            buckets.first(bucket),
            buckets.lastStep(bucket),
            buckets.last(bucket),
            buckets.nanCount(bucket),
            buckets.positiveInfinityCount(bucket),
            buckets.negativeInfinityCount(bucket));
  }
}
