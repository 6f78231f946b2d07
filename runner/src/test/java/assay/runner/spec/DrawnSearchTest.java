// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static assay.runner.spec.Declarations.problems;
import static assay.runner.spec.Declarations.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnSearchTest {
  private static final String SPACE =
      """
      search:
        strategy: STRATEGY
        trials: TRIALS
        space:
          train.optimizer.learning_rate: {log: [1e-4, 1e-1]}
          train.l2: {range: [0, 1]}
          train.batch_size: {range: [8, 15]}
          train.optimizer.name: {values: [sgd, adam]}
          train.optimizer.momentum: {values: [0.0, 0.9], when: {train.optimizer.name: sgd}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void valuesLieInTheirSpansAndConditionsHold(String strategy) {
    List<Configuration> trials = trials(strategy, 200);

    assertThat(trials).hasSize(200);
    assertThat(trials)
        .allSatisfy(trial -> {
          assertThat(number(trial, "train.optimizer.learning_rate")).isBetween(1e-4, 1e-1);
          assertThat(number(trial, "train.l2")).isBetween(0.0, 1.0);
          assertThat(number(trial, "train.batch_size")).isBetween(8.0, 15.0);
          assertThat(trial.searched().containsKey("train.optimizer.momentum"))
              .isEqualTo(trial.settings().train().optimizer() instanceof OptimizerSpec.Sgd);
        });
    Set<Double> sizes = new HashSet<>();
    trials.forEach(trial -> sizes.add(number(trial, "train.batch_size")));
    assertThat(sizes).containsExactlyInAnyOrder(8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void moreTrialsKeepTheFirstOnesAndAnotherSeedDrawsOthers(String strategy) {
    List<Configuration> few = trials(strategy, 10);

    assertThat(trials(strategy, 30).subList(0, 10)).isEqualTo(few);
    String other = VALID.replace("kind: train", "kind: train\nseed: 5") + space(strategy, 10);
    assertThat(read(other).configurations()).doesNotContainAnyElementsOf(few);
  }

  /** Half of the learning rates lie below the geometric mean of the ends. */
  @Test
  void pointsOfSobolFillEveryAxisEvenly() {
    List<Configuration> trials = trials("sobol", 64);

    assertThat(trials)
        .filteredOn(trial -> number(trial, "train.optimizer.learning_rate") < Math.sqrt(1e-5))
        .hasSize(32);
    assertThat(trials).filteredOn(trial -> number(trial, "train.l2") < 0.25).hasSize(16);
  }

  /** The first points of two coordinates, as SciPy's Sobol(d=2, scramble=False) gives them. */
  @Test
  void coordinatesOfSobolAreThoseThatAreKnown() {
    Sobol first = new Sobol(0, 0);
    Sobol second = new Sobol(1, 0);

    assertThat(IntStream.range(0, 8).mapToDouble(first::share))
        .containsExactly(0.0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125);
    assertThat(IntStream.range(0, 8).mapToDouble(second::share))
        .containsExactly(0.0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625);
  }

  @Test
  void everyCoordinateHasOnePointInEachOfAsManyIntervalsAsThereArePoints() {
    for (int coordinate = 0; coordinate < Sobol.MOST; coordinate++) {
      Sobol sobol = new Sobol(coordinate, 0x123456789abcdefL * (coordinate + 1));
      int[] intervals =
          IntStream.range(0, 1024).map(i -> (int) (sobol.share(i) * 1024)).sorted().toArray();
      assertThat(intervals)
          .as("coordinate %d", coordinate)
          .isEqualTo(IntStream.range(0, 1024).toArray());
    }
  }

  @Test
  void aSmallSpaceIsDrawnEmptyAndEachPointOnce() {
    String space =
        "search: {strategy: random, trials: 50, space: {train.l2: {values: [0, 1, 2]}},"
            + " forbid: [{train.l2: 1}]}\n";

    assertThat(read(VALID + space).configurations())
        .extracting(trial -> number(trial, "train.l2"))
        .containsExactlyInAnyOrder(0.0, 2.0);
  }

  @Test
  void zippedPathsGoTogether() {
    String space =
        """
        search:
          space:
            train.batch_size: {values: [8, 16]}
            train.l2: {values: [0.0, 0.5, 1.0]}
            model.hidden: {values: [[4], [8]]}
          zip: [[train.batch_size, model.hidden]]
        """;

    assertThat(read(VALID + space).configurations())
        .extracting(trial -> trial.searched().values().toString())
        .containsExactly(
            "[8, 0.0, [4]]",
            "[8, 0.5, [4]]",
            "[8, 1.0, [4]]",
            "[16, 0.0, [8]]",
            "[16, 0.5, [8]]",
            "[16, 1.0, [8]]");
  }

  @Test
  void aChoiceIsLaidOverWhatIsDeclared() {
    String space =
        """
        search:
          space:
            train: {choice: [{optimizer: {beta_1: 0.5}}, {batch_size: 4, l2: 0.1}]}
        """;

    List<TrainSpec> trials =
        read(VALID + space).configurations().stream().map(c -> c.settings().train()).toList();

    assertThat(trials).extracting(TrainSpec::batchSize).containsExactly(16, 4);
    assertThat(trials).extracting(TrainSpec::l2).containsExactly(0.0, 0.1);
    assertThat(trials)
        .extracting(train -> ((OptimizerSpec.Adam) train.optimizer()).beta1())
        .containsExactly(0.5, 0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{strategy: random, space: {train.l2: {range: [0, 1]}}} | 13:20: E103: `search.trials` is"
            + " missing (how many points are drawn). Add `trials: 20`.",
        "{trials: 5, space: {train.l2: {values: [0, 1]}}} | 13:18: E104: A grid is walked whole;"
            + " `trials` is for `random` and `sobol`. Leave it out, or choose `strategy: random`.",
        "{space: {train.l2: {range: [0, 1]}}} | 13:36: E103: `range` needs either `num` or"
            + " `step`. Add `num: 5`.",
        "{space: {train.l2: {values: [0, 1]}}, zip: [[train.l2, train.epochs]]} | 13:64: E104:"
            + " `train.epochs` is not searched, so its values cannot go with others. Name searched"
            + " paths, each once, such as `zip: [[train.l2, train.batch_size]]`.",
        "{space: {train.l2: {values: [0, 1]}, train.epochs: {values: [1, 2, 3]}},"
            + " zip: [[train.l2, train.epochs]]} | 13:88: E104: Paths whose values go together need"
            + " as many of them, these have 2 and 3. Give each path the same number of values.",
        "{space: {train.l2: {choice: [{a: 1}]}}} | 13:37: E104: `choice` wants a list of maps for a"
            + " path that holds keys. Use `values` for single values.",
        "{strategy: halving} | 13:20: E106: `halving` for `strategy` is part of the language, but"
            + " this version does not run it yet. Use `random`.",
      })
  void mistakesAreToldAtTheirPlace(String search, String expected) {
    assertThat(problems(VALID + "search: " + search + "\n")).containsExactly("a.yaml:" + expected);
  }

  private static List<Configuration> trials(String strategy, int trials) {
    return read(VALID + space(strategy, trials)).configurations();
  }

  private static String space(String strategy, int trials) {
    return SPACE.replace("STRATEGY", strategy).replace("TRIALS", Integer.toString(trials));
  }

  private static double number(Configuration trial, String path) {
    return Objects.requireNonNull(trial.searched().get(path)).doubleValue();
  }
}
