// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointsTest {

  private static final Metric LATE = new Metric("k", 0.5, 20, 1);
  private static final Metric NAN = new Metric("k", Double.NaN, 10, 2);
  private static final Metric SMALL = new Metric("k", Double.NEGATIVE_INFINITY, 10, 2);
  private static final Metric LARGE = new Metric("k", 1, 10, 2);
  private static final Metric FIRST = new Metric("k", 9, 10, -3);

  @Test
  void metricsBecomeColumnsAndBack() {
    List<Metric> metrics = List.of(LATE, NAN, FIRST);

    assertThat(Points.of(metrics).metrics("k")).isEqualTo(metrics);
  }

  @Test
  void sortsByTimestampThenStepThenValueWithNanFirst() {
    Points points = Points.of(List.of(LATE, LARGE, SMALL, NAN, FIRST));

    assertThat(points.sorted().metrics("k")).containsExactly(FIRST, NAN, SMALL, LARGE, LATE);
  }

  @Test
  void whatIsSortedAlreadyIsNotCopied() {
    Points points = Points.of(List.of(FIRST, NAN, NAN, LATE));

    assertThat(points.sorted()).isSameAs(points);
  }

  @Test
  void aPointStaysOnceHoweverOftenItIsThere() {
    Metric otherNan = new Metric("k", Double.longBitsToDouble(0x7ff8000000000001L), 10, 2);
    Points points = Points.of(List.of(LATE, NAN, FIRST, LATE, otherNan, FIRST, FIRST));

    assertThat(points.distinct().metrics("k")).containsExactly(FIRST, NAN, LATE);
  }

  @Test
  void positiveAndNegativeZeroAreTwoPoints() {
    Points points = Points.of(List.of(new Metric("k", 0.0, 1, 1), new Metric("k", -0.0, 1, 1)));

    assertThat(points.distinct().metrics("k"))
        .extracting(metric -> 1 / metric.value())
        .containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Test
  void anyOrderSortsToTheSame() {
    List<Metric> sorted = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sorted.add(new Metric("k", i % 3, i / 10, i / 3));
    }
    sorted.sort(
        Comparator.comparingLong(Metric::timestamp)
            .thenComparingLong(Metric::step)
            .thenComparingDouble(Metric::value));
    for (long seed = 0; seed < 20; seed++) {
      List<Metric> shuffled = new ArrayList<>(sorted);
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(Points.of(shuffled).sorted().metrics("k")).as("seed %d", seed).isEqualTo(sorted);
    }
  }

  @Test
  void builderTakesMoreThanItWasToldOf() {
    Points two = Points.of(List.of(FIRST, LATE));

    Points four = Points.builder(0).addAll(two).addAll(two).build();

    assertThat(four.metrics("k")).containsExactly(FIRST, LATE, FIRST, LATE);
    assertThat(four.slice(1, 3).metrics("k")).containsExactly(LATE, FIRST);
  }
}
