// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Change points, drifts and counts of far values. */
class HistoryTest {
  private final SplittableRandom random = new SplittableRandom(12);

  @Test
  void twoChangesAreFoundWhereTheyAre() {
    double[] history = history(level(100, 20), level(110, 15), level(95, 20));

    List<ChangePoint> changes = ChangePoints.of(history, ChangePoints.USUAL_NOISE);

    assertThat(changes).extracting(ChangePoint::index).containsExactly(20, 35);
    assertThat(changes.getFirst().relative()).isCloseTo(0.10, within(0.02));
    assertThat(changes.getLast().relative()).isCloseTo(-0.136, within(0.02));
    assertThat(changes)
        .allSatisfy(change -> {
          assertThat(change.permutationP()).isEqualTo(1 / 200.0);
          assertThat(change.mannWhitneyP()).isLessThan(0.01);
        });
  }

  @Test
  void aHistoryWithoutChangeHasHardlyAny() {
    int found = 0;
    for (int i = 0; i < 40; i++) {
      found += ChangePoints.of(level(100, 30), 0).isEmpty() ? 0 : 1;
    }
    assertThat(found).isLessThanOrEqualTo(5);
  }

  @Test
  void changesWithinTheNoiseAreNotReported() {
    double[] history = history(level(100, 20), level(102, 20));

    assertThat(ChangePoints.of(history, 0.01)).hasSize(1);
    assertThat(ChangePoints.of(history, ChangePoints.USUAL_NOISE)).isEmpty();
  }

  @Test
  void oneFarValueIsNoChange() {
    double[] history = level(100, 30);
    history[12] = 300;

    assertThat(ChangePoints.of(history, ChangePoints.USUAL_NOISE)).isEmpty();
  }

  @Test
  void shortAndConstantHistoriesHaveNoChanges() {
    assertThat(ChangePoints.of(new double[] {1, 1, 9, 9, 9}, 0)).isEmpty();
    assertThat(ChangePoints.of(new double[0], 0)).isEmpty();
    assertThat(ChangePoints.of(new double[30], 0)).isEmpty();
  }

  @Test
  void aSlowerSecondHalfIsUnsteady() {
    Drift drift = Drift.of(history(level(100, 8), level(90, 8)));

    assertThat(drift.unsteady()).isTrue();
    assertThat(drift.relative()).isCloseTo(-0.1, within(0.02));
  }

  @Test
  void smallOrUncertainDriftsAreSteady() {
    assertThat(Drift.of(history(level(100, 8), level(102.5, 8))).unsteady()).isFalse();
    assertThat(Drift.of(new double[] {100, 101, 80, 81}).unsteady()).isFalse();
    assertThat(Drift.of(new double[] {0, 0, 0}).relative()).isZero();
  }

  @Test
  void farValuesAreCountedAndKept() {
    // quartiles 2 and 4: fences −1 and 7, far ones −4 and 10
    Spread spread = Spread.of(new double[] {1, 2, 2, 3, 4, 4, 8, 2, 4, 3, 11});

    assertThat(spread.median()).isEqualTo(3);
    assertThat(spread.outside()).isEqualTo(2);
    assertThat(spread.farOutside()).isEqualTo(1);
    assertThat(spread.mad()).isEqualTo(1);
  }

  private double[] level(double level, int values) {
    return IntStream.range(0, values).mapToDouble(i -> random.nextGaussian(level, 1)).toArray();
  }

  private static double[] history(double[]... parts) {
    return IntStream.range(0, parts.length)
        .boxed()
        .flatMapToDouble(i -> DoubleStream.of(parts[i]))
        .toArray();
  }
}
