// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchicalBootstrapTest {
  @Test
  void twoForksOfOneValueHaveFourResamples() {
    // means 1, 2, 2, 3: the quantile 0.025 lies at 0.075 of the way from 1 to 2
    Interval interval = HierarchicalBootstrap.mean(Forks.ofMeans(1, 3));

    assertThat(interval.estimate()).isEqualTo(2);
    assertThat(interval.low()).isCloseTo(1.075, within(1e-12));
    assertThat(interval.high()).isCloseTo(2.925, within(1e-12));
  }

  @Test
  void valuesThatAreAllTheSameLeaveNoDoubt() {
    Forks same = Forks.of(new double[] {5, 5, 5}, new double[] {5, 5});

    assertThat(HierarchicalBootstrap.mean(same)).isEqualTo(new Interval(5, 5, 5));
    assertThat(HierarchicalBootstrap.speedUp(new Workload(same, same)))
        .isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void everyForkCountsTheSame() {
    Forks forks = Forks.of(new double[] {1, 1, 1, 1}, new double[] {3});

    assertThat(HierarchicalBootstrap.mean(forks).estimate()).isEqualTo(2);
  }

  @Test
  void theSameValuesGiveTheSameInterval() {
    Forks forks = measured(new SplittableRandom(3), 5, 10, 100, 5);

    assertThat(HierarchicalBootstrap.mean(forks)).isEqualTo(HierarchicalBootstrap.mean(forks));
  }

  @Test
  void theIntervalFollowsTheUnit() {
    Forks forks = measured(new SplittableRandom(4), 5, 10, 100, 5);
    Forks thousandth = scaled(forks, 1e-3);

    Interval one = HierarchicalBootstrap.mean(forks);
    Interval other = HierarchicalBootstrap.mean(thousandth);

    assertThat(other.low()).isCloseTo(one.low() * 1e-3, within(1e-12));
    assertThat(other.high()).isCloseTo(one.high() * 1e-3, within(1e-12));
  }

  @Test
  void theSpeedUpOfTheSidesExchangedIsTheInverse() {
    Forks slow = Forks.ofMeans(10, 11, 12);
    Forks fast = Forks.ofMeans(19, 22, 24);

    Interval speedUp = HierarchicalBootstrap.speedUp(new Workload(fast, slow));
    Interval inverse = HierarchicalBootstrap.speedUp(new Workload(slow, fast));

    // 27·27 resamples: the ends are interpolated, which the inverse does not commute with exactly
    assertThat(inverse.estimate()).isCloseTo(1 / speedUp.estimate(), within(1e-12));
    assertThat(inverse.low()).isCloseTo(1 / speedUp.high(), within(1e-3));
    assertThat(inverse.high()).isCloseTo(1 / speedUp.low(), within(1e-3));
  }

  @Test
  void theGeometricMeanDoesNotDependOnWhatIsTheBaseline() {
    Workload doubled = new Workload(Forks.ofMeans(200, 202), Forks.ofMeans(100, 101));
    Workload halved = new Workload(Forks.ofMeans(100, 101), Forks.ofMeans(200, 202));

    Interval interval = HierarchicalBootstrap.geometricMean(List.of(doubled, halved));

    assertThat(interval.estimate()).isCloseTo(1, within(1e-12));
    assertThat(interval.contains(1)).isTrue();
  }

  @Test
  void moreThanTheForksVaryWhenWorkloadsDiffer() {
    List<Workload> alike = List.of(times(2), times(2), times(2));
    List<Workload> different = List.of(times(1), times(2), times(4));

    Interval narrow = HierarchicalBootstrap.geometricMean(alike);
    Interval wide = HierarchicalBootstrap.geometricMean(different);

    assertThat(wide.estimate()).isCloseTo(narrow.estimate(), within(1e-9));
    assertThat(wide.low()).isLessThan(1.3);
    assertThat(narrow.low()).isGreaterThan(1.9);
  }

  @Test
  void withManyForksAboutNineteenOfTwentyIntervalsHoldTheTrueMean() {
    assertThat(coverage(20)).isBetween(0.88, 0.98);
  }

  @Test
  void withThreeForksTheyAreTooNarrowAsTheDocumentationSays() {
    assertThat(coverage(3)).isBetween(0.65, 0.85);
  }

  @Test
  void poolingTheIterationsWouldBeFarTooNarrow() {
    SplittableRandom random = new SplittableRandom(11);
    Forks forks = measured(random, 5, 40, 100, 5);

    Interval hierarchical = HierarchicalBootstrap.mean(forks);
    double[] pooled =
        IntStream.range(0, 5).boxed().flatMapToDouble(i -> Arrays.stream(forks.fork(i))).toArray();
    Interval flat = HierarchicalBootstrap.mean(Forks.of(pooled));

    assertThat(hierarchical.high() - hierarchical.low())
        .isGreaterThan(3 * (flat.high() - flat.low()));
  }

  @Test
  void whatCannotBeDividedIsRefused() {
    assertThatThrownBy(() ->
            HierarchicalBootstrap.speedUp(new Workload(Forks.ofMeans(1, 2), Forks.ofMeans(0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0.0, 0.0]");
    assertThatThrownBy(() -> Forks.of(new double[] {1}, new double[0]))
        .hasMessageContaining("fork 1 has no values");
    assertThatThrownBy(() -> Forks.of(new double[] {1, Double.NaN}))
        .hasMessageContaining("fork 0 has the value NaN");
    assertThatThrownBy(() -> HierarchicalBootstrap.geometricMean(List.of()))
        .hasMessageContaining("at least one workload");
  }

  /** Forks about 100 with a deviation of 5, and of 1 between the iterations of a fork. */
  private static double coverage(int forks) {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    int simulations = 200;
    for (int i = 0; i < simulations; i++) {
      double[] means = measured(random, forks, 8, 100, 5).means();
      held += HierarchicalBootstrap.mean(Forks.ofMeans(means)).contains(100) ? 1 : 0;
    }
    return (double) held / simulations;
  }

  private static Forks measured(
      SplittableRandom random, int forks, int iterations, double mean, double sd) {
    return Forks.of(
        IntStream.range(0, forks)
            .mapToObj(fork -> {
              double center = random.nextGaussian(mean, sd);
              return IntStream.range(0, iterations)
                  .mapToDouble(i -> random.nextGaussian(center, 1))
                  .toArray();
            })
            .toArray(double[][]::new));
  }

  private static Forks scaled(Forks forks, double factor) {
    return Forks.of(
        IntStream.range(0, forks.size())
            .mapToObj(i -> Arrays.stream(forks.fork(i)).map(x -> x * factor).toArray())
            .toArray(double[][]::new));
  }

  private static Workload times(double factor) {
    Forks baseline = Forks.ofMeans(99, 100, 101, 100, 100);
    return new Workload(scaled(baseline, factor), baseline);
  }
}
