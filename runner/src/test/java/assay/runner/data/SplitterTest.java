// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private final Problems problems = new Problems();

  @Test
  void everyRowIsTestedOncePerRepeatAndTrainsInAllOtherFolds() {
    for (long seed = 0; seed < 200; seed++) {
      Sample sample = Sample.of(seed);
      Folds folds = sample.folds();
      for (int repeat = 0; repeat < folds.repeats(); repeat++) {
        int[] tested = new int[sample.data.rows()];
        int[] trained = new int[sample.data.rows()];
        for (int fold = 0; fold < folds.count(); fold++) {
          Arrays.stream(folds.fold(repeat, fold).testRows()).forEach(row -> tested[row]++);
          Arrays.stream(folds.fold(repeat, fold).trainRows()).forEach(row -> trained[row]++);
        }
        assertThat(tested).as("seed %d", seed).containsOnly(1);
        assertThat(trained).as("seed %d", seed).containsOnly(folds.count() - 1);
      }
    }
  }

  @Test
  void classesAndSizesOfTestPartsDifferByOneAtMost() {
    for (long seed = 0; seed < 200; seed++) {
      Sample sample = Sample.of(seed);
      Folds folds = sample.folds();
      for (int label = 0; label < sample.data.classes(); label++) {
        int of = label;
        assertThat(spread(folds, row -> sample.data.label(row) == of))
            .as("seed %d, class %d", seed, label)
            .isLessThanOrEqualTo(1);
      }
      assertThat(spread(folds, row -> true)).as("seed %d", seed).isLessThanOrEqualTo(1);
    }
  }

  private static int spread(Folds folds, IntPredicate counted) {
    int[] counts =
        IntStream.range(0, folds.count())
            .map(fold ->
                Math.toIntExact(
                    Arrays.stream(folds.fold(0, fold).testRows()).filter(counted).count()))
            .toArray();
    return Arrays.stream(counts).max().orElseThrow() - Arrays.stream(counts).min().orElseThrow();
  }

  @Test
  void theSameSeedDrawsTheSameFoldsAndAnotherDrawsOthers() {
    DataSet iris = DataSource.load(spec(5, 2), problems).orElseThrow();

    Folds once = StratifiedKFolds.draw(iris, 5, 2, 7);
    Folds again = StratifiedKFolds.draw(iris, 5, 2, 7);
    Folds other = StratifiedKFolds.draw(iris, 5, 2, 8);

    int[] first = once.fold(0, 0).testRows();
    assertThat(again.fold(0, 0).testRows()).isEqualTo(first);
    assertThat(again.fold(1, 4).testRows()).isEqualTo(once.fold(1, 4).testRows());
    assertThat(once.fold(1, 0).testRows()).isNotEqualTo(first);
    assertThat(other.fold(0, 0).testRows()).isNotEqualTo(first);
  }

  @Test
  void aFurtherRepeatChangesNoEarlierOne() {
    DataSet iris = DataSource.load(spec(5, 1), problems).orElseThrow();

    assertThat(StratifiedKFolds.draw(iris, 5, 3, 7).fold(0, 2).testRows())
        .isEqualTo(StratifiedKFolds.draw(iris, 5, 1, 7).fold(0, 2).testRows());
  }

  @Test
  void irisInFiveFoldsIsAsItWasInTheFirstRelease() {
    ExperimentSpec spec = spec(5, 1);
    DataSet iris = DataSource.load(spec, problems).orElseThrow();

    Folds folds = Splitter.split(spec, iris, problems).orElseThrow();

    // Computed apart, from the definitions; stored results are valid only while it stays so.
    assertThat(folds.fold(0, 0).testRows())
        .startsWith(9, 13, 15, 20, 21, 31, 33, 37, 41, 43, 52, 58, 66);
    assertThat(folds.fold(0, 0).testRows()).hasSize(30);
    assertThat(folds.digest()).isEmpty();
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void aClassWithFewerRowsThanFoldsIsAnErrorThatNamesAFoldCountThatPasses() {
    DataSet data = Sample.data(new int[] {40, 3, 1}, 1);

    assertThat(Splitter.split(spec(5, 1), data, problems)).isEmpty();

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:40: E120: Class `c1` has 3 rows; `folds: 5` needs 5."
                + " Use `folds: 3`, or `holdout` with `repeats`.",
            "experiment.yaml:4:40: E120: Class `c2` has 1 row; `folds: 5` needs 5."
                + " Add rows of the class, or leave it out.");
  }

  @Test
  void aSmallTestPartIsWarnedOfOnceWithItsInterval() {
    DataSet data = Sample.data(new int[] {50, 52}, 1);

    assertThat(Splitter.split(spec(5, 1), data, problems)).isPresent();

    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:11: W131: 20 test rows: an accuracy of 0.80 has a 95 % interval of"
                + " 0.58–0.92. Prefer repeated cross-validation.");
  }

  private static ExperimentSpec spec(int folds, int repeats) {
    return Declarations.of(new SplitSpec.StratifiedKFold(folds, repeats));
  }

  /** A random table and split in which every class has a row for every fold. */
  private record Sample(DataSet data, int count, int repeats, long seed) {

    static Sample of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int count = random.nextInt(2, 8);
      int[] sizes = random.ints(random.nextInt(2, 5), count, 40).toArray();
      return new Sample(data(sizes, seed), count, random.nextInt(1, 4), seed);
    }

    Folds folds() {
      return StratifiedKFolds.draw(data, count, repeats, seed);
    }

    static DataSet data(int[] sizes, long seed) {
      int[] labels =
          IntStream.range(0, sizes.length)
              .flatMap(label -> IntStream.generate(() -> label).limit(sizes[label]))
              .toArray();
      new Shuffler(seed).shuffle(labels);
      return new DataSet(
          List.of("x"),
          new double[labels.length],
          IntStream.range(0, sizes.length).mapToObj(label -> "c" + label).toList(),
          labels,
          "");
    }
  }
}
