// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private static final double SECOND = 1e9;

  @Test
  void poissonGapsHaveTheMeanAndDeviationOfAnExponentialDistribution() {
    List<Double> gaps = gaps(all(Arrivals.server(50, 1), length(0, 0, 100_000)));

    double mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
    double variance =
        gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).average().orElseThrow();

    assertThat(mean).isCloseTo(0.02, within(0.0002));
    assertThat(Math.sqrt(variance)).isCloseTo(0.02, within(0.0003));
    // Half of them are below ln 2 of the mean.
    assertThat(gaps.stream().filter(gap -> gap < 0.02 * Math.log(2)).count())
        .isBetween(49_500L, 50_500L);
  }

  @Test
  void theSameSeedGivesTheSameTimesAndAnotherOneOthers() {
    RunLength length = length(0, 10, 1);

    assertThat(all(Arrivals.server(50, 7), length)).isEqualTo(all(Arrivals.server(50, 7), length));
    assertThat(all(Arrivals.server(50, 7), length))
        .isNotEqualTo(all(Arrivals.server(50, 8), length));
  }

  @Test
  void theTimesOfASeedStayTheSameOnEveryJava() {
    List<Query> queries = all(Arrivals.server(100, 42), length(0, 0, 3));

    // By hand: -ln(1 - u) / 100 for java.util.Random(42), whose first nextDouble are
    // 0.7275636800328681, 0.6832234717598454, 0.30871945533265976.
    assertThat(queries.get(0).dueNanos()).isEqualTo(13_003_504);
    assertThat(queries.get(1).dueNanos()).isEqualTo(24_499_091);
    assertThat(queries.get(2).dueNanos()).isEqualTo(28_191_186);
  }

  @Test
  void anOpenLoopLastsUntilTimeAndNumberAreReached() {
    // Due at 0.1 … 1.9 s: the end does not belong to it.
    assertThat(all(new Arrivals.Even(10, 1), length(0, 2, 1))).hasSize(19);
    assertThat(all(new Arrivals.Even(10, 1), length(0, 2, 50))).hasSize(50);
  }

  @Test
  void theWarmUpComesFirstAndIsNotCounted() {
    List<Query> queries = all(new Arrivals.Even(10, 1), length(1, 0, 5));

    // Due at 0.1 … 0.9 s, then at 1.0 … 1.4 s.
    assertThat(queries.stream().filter(Query::warmUp)).hasSize(9);
    assertThat(queries.stream().filter(query -> !query.warmUp())).hasSize(5);
    assertThat(queries.get(9)).isEqualTo(new Query(1_000_000_000, 1, false));
  }

  @Test
  void theOfferedRateIsThatOfTheQueriesThatCame() {
    Schedule byTime = Schedules.of(new Arrivals.Even(10, 1), length(1, 2, 1));
    Schedule byNumber = Schedules.of(new Arrivals.Even(10, 1), length(1, 0, 5));

    assertThat(byTime.offeredRate().orElseThrow()).isCloseTo(10, within(1e-6));
    assertThat(byNumber.offeredRate().orElseThrow()).isCloseTo(10, within(1e-6));
  }

  @Test
  void theScenariosSendSamplesAsMlperfDefinesThem() {
    assertThat(Arrivals.singleStream()).isEqualTo(new Arrivals.BackToBack(1));
    assertThat(Arrivals.multiStream()).isEqualTo(new Arrivals.BackToBack(8));
    assertThat(Arrivals.server(5, 1)).isEqualTo(new Arrivals.Poisson(5, 1, 1));
    assertThat(all(Arrivals.offline(20, 8), length(0, 0, 1)))
        .containsExactly(new Query(0, 8, false), new Query(0, 8, false), new Query(0, 4, false));
  }

  @Test
  void ratesAndSizesArePositive() {
    assertThatThrownBy(() -> Arrivals.server(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Arrivals.server(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Arrivals.offline(10, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static RunLength length(int warmUpSeconds, int leastSeconds, int queries) {
    return new RunLength(
        Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(leastSeconds), queries);
  }

  /** As for a system that is always free at the due time of the query before. */
  private static List<Query> all(Arrivals arrivals, RunLength length) {
    Schedule schedule = Schedules.of(arrivals, length);
    List<Query> queries = new ArrayList<>();
    Optional<Query> next = schedule.next(0);
    while (next.isPresent()) {
      queries.add(next.get());
      next = schedule.next(next.get().dueNanos());
    }
    return queries;
  }

  private static List<Double> gaps(List<Query> queries) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < queries.size(); i++) {
      gaps.add((queries.get(i).dueNanos() - queries.get(i - 1).dueNanos()) / SECOND);
    }
    return gaps;
  }
}
