// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.tracker.analysis.Forks;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameCellTest {

  @Test
  void launchesThatDifferByChanceKeepThePromiseAndShowASlowDown() {
    SameCell.Outcome outcome = new SameCell(launches(400, 0.01, 0)).outcome();

    assertThat(outcome.pairs()).isEqualTo(200);
    assertThat(outcome.kept()).isTrue();
    assertThat(outcome.different()).isLessThan(5);
    assertThat(outcome.slowFound()).isGreaterThan(190);
    assertThat(outcome.shareOfAllPairs()).isCloseTo(0.05, within(0.02));
  }

  /** Every launch has a speed of its own that its forks share: they tell nothing of others. */
  @Test
  void launchesThatDifferBeyondTheirForksBreakThePromise() {
    assertThat(new SameCell(launches(50, 0.01, 0.05)).outcome().kept()).isFalse();
  }

  @Test
  void cellsMeasuredInTurnKeepThePromiseThoughTheMachineDrifts() {
    SameCell drifting = new SameCell(launches(200, 0.01, 0.05)).interleaved(15);

    assertThat(drifting.launches()).hasSize(40);
    assertThat(drifting.outcome().kept()).isTrue();
  }

  /** Binomial with 25 and 0.05: P(at most 3) = 0.966, P(at most 2) = 0.873. */
  @Test
  void ofTwentyFivePairsThreeMayDiffer() {
    assertThat(new SameCell.Outcome(25, 3, 0, 25, 0).kept()).isTrue();
    assertThat(new SameCell.Outcome(25, 4, 0, 25, 0).kept()).isFalse();
  }

  private static List<Forks> launches(int count, double betweenForks, double betweenLaunches) {
    Random random = new Random(11);
    return IntStream.range(0, count)
        .mapToObj(i -> {
          double speed = 1000 * (1 + betweenLaunches * random.nextGaussian());
          return Forks.ofMeans(
              IntStream.range(0, 3)
                  .mapToDouble(fork -> speed * (1 + betweenForks * random.nextGaussian()))
                  .toArray());
        })
        .toList();
  }
}
