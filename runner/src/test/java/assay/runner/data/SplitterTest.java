// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of splits that the data does not allow, and what is drawn for good. */
class SplitterTest {
  private final Problems problems = new Problems();

  @Test
  void theSameSeedDrawsTheSameFoldsAndAnotherDrawsOthers() {
    Folds once = stratified(2, 7);
    Folds again = stratified(2, 7);
    Folds other = stratified(2, 8);

    int[] first = once.fold(0, 0).testRows();
    assertThat(again.fold(0, 0).testRows()).isEqualTo(first);
    assertThat(again.fold(1, 4).testRows()).isEqualTo(once.fold(1, 4).testRows());
    assertThat(once.fold(1, 0).testRows()).isNotEqualTo(first);
    assertThat(other.fold(0, 0).testRows()).isNotEqualTo(first);
  }

  @Test
  void aFurtherRepeatChangesNoEarlierOne() {
    assertThat(stratified(3, 7).fold(0, 2).testRows())
        .isEqualTo(stratified(1, 7).fold(0, 2).testRows());
  }

  private static Folds stratified(int repeats, long seed) {
    SplitRows rows = RandomRows.plain(new int[] {50, 50, 50}, 1);
    return Splitter.drawn(
        new SplitSpec.StratifiedKFold(5, repeats), rows, repeat -> seed * 100 + repeat);
  }

  @Test
  void irisInFiveFoldsIsAsItWasInTheFirstRelease() {
    ExperimentSpec spec = Declarations.of(new SplitSpec.StratifiedKFold(5, 1));
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
  void withoutShufflingFoldsAreRunsOfRowsTheFirstOnesLarger() {
    Folds folds = Folds.repeated(KFolds.draw(11, 3, Optional.empty()), 1);

    assertThat(folds.fold(0, 0).testRows()).containsExactly(0, 1, 2, 3);
    assertThat(folds.fold(0, 1).testRows()).containsExactly(4, 5, 6, 7);
    assertThat(folds.fold(0, 2).testRows()).containsExactly(8, 9, 10);
  }

  /** The folds of scikit-learn 1.3's TimeSeriesSplit(n_splits=3, gap=…) on 12 rows. */
  @Test
  void rollingOriginsAreThoseOfTimeSeriesSplit() {
    Folds plain = rolling(12, OptionalInt.empty(), 0, OptionalInt.empty());
    Folds gap = rolling(12, OptionalInt.of(2), 2, OptionalInt.of(3));

    assertThat(plain.fold(0, 0).trainRows()).containsExactly(0, 1, 2);
    assertThat(plain.fold(0, 0).testRows()).containsExactly(3, 4, 5);
    assertThat(plain.fold(0, 2).trainRows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(plain.fold(0, 2).testRows()).containsExactly(9, 10, 11);
    assertThat(gap.fold(0, 0).trainRows()).containsExactly(1, 2, 3);
    assertThat(gap.fold(0, 0).testRows()).containsExactly(6, 7);
    assertThat(gap.fold(0, 2).trainRows()).containsExactly(5, 6, 7);
    assertThat(gap.fold(0, 2).testRows()).containsExactly(10, 11);
  }

  private static Folds rolling(int rows, OptionalInt test, int gap, OptionalInt maxTrain) {
    SplitSpec method = new SplitSpec.RollingOrigin(3, test, gap, 0, maxTrain, 1);
    SplitRows some =
        new SplitRows(rows, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return Splitter.drawn(method, some, repeat -> 0);
  }

  @Test
  void aClassWithFewerRowsThanFoldsIsAnErrorThatNamesAFoldCountThatPasses() {
    split(new SplitSpec.StratifiedKFold(5, 1), RandomRows.plain(new int[] {40, 3, 1}, 1));

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:40: E120: Class `c1` has 3 rows; `folds: 5` needs 5."
                + " Use `folds: 3`, or `holdout` with `repeats`.",
            "experiment.yaml:4:40: E120: Class `c2` has 1 row; `folds: 5` needs 5."
                + " Add rows of the class, or leave it out.");
  }

  @Test
  void aSmallTestPartIsWarnedOfOnceWithItsInterval() {
    SplitRows rows = RandomRows.plain(new int[] {50, 52}, 1);

    assertThat(Splitter.split(spec(new SplitSpec.StratifiedKFold(5, 1)), rows, problems))
        .isPresent();

    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:11: W131: 20 test rows: an accuracy of 0.80 has a 95 % interval of"
                + " 0.58–0.92. Prefer repeated cross-validation.");
  }

  @Test
  void shufflingWhatIsInTimeIsAnErrorButFollowingItIsNot() {
    SplitRows rows = rows(200, Optional.empty(), Optional.of(range(200)));

    split(new SplitSpec.KFold(5, true, 1), rows);
    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:20: E121: `kfold` shuffles what is in time. Use `rolling_origin`.");
    assertThat(Splitter.split(spec(new SplitSpec.KFold(5, false, 1)), rows, new Problems()))
        .isPresent();
    SplitSpec rolling =
        new SplitSpec.RollingOrigin(5, OptionalInt.empty(), 0, 0, OptionalInt.empty(), 1);
    assertThat(Splitter.split(spec(rolling), rows, new Problems())).isPresent();
  }

  @Test
  void theErrorOfASeriesNamesItsTimeAndItsHorizon() {
    ExperimentSpec spec = spec(new SplitSpec.KFold(5, true, 1));
    spec.resolved().putObject("data").putObject("series").put("time", "date").put("horizon", 12);

    Splitter.split(spec, rows(200, Optional.empty(), Optional.of(range(200))), problems);

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:20: E121: `kfold` shuffles `date`."
                + " Use `rolling_origin` (gap ≥ horizon 12).");
  }

  @Test
  void groupsThatCrossFoldsAreCounted() {
    int[] pairs = IntStream.range(0, 82).map(row -> row % 41).toArray();

    split(new SplitSpec.KFold(2, false, 1), rows(82, Optional.of(pairs), Optional.empty()));

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:20: E122: 41 groups would sit on both sides. Use `group_kfold`.");
  }

  @Test
  void groupMethodsNeedGroups() {
    split(new SplitSpec.GroupKFold(5, 1), rows(100, Optional.empty(), Optional.empty()));

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:20: E103: `group_kfold` keeps groups together, and the data declares"
                + " none. Name their column: `data: {columns: {COLUMN: group}}`.");
  }

  @Test
  void whatLeavesNothingToTrainOrToTestIsAnError() {
    SplitRows few = rows(4, Optional.of(new int[] {1, 1, 2, 2}), Optional.empty());

    split(new SplitSpec.Holdout(new SplitSpec.TestSize(4), false, 1), few);
    split(new SplitSpec.KFold(5, true, 1), few);
    split(new SplitSpec.GroupKFold(3, 1), few);
    split(new SplitSpec.GroupHoldout(new SplitSpec.TestSize(0.9), 1), few);
    split(new SplitSpec.RollingOrigin(2, OptionalInt.of(1), 2, 0, OptionalInt.empty(), 1), few);

    assertThat(problems.lines())
        .extracting(line -> line.substring(line.indexOf(": E") + 2))
        .containsExactlyInAnyOrder(
            "E104: `test` takes 4 of 4 rows, so none is left to train on. Use a share such as"
                + " `test: 0.25`.",
            "E104: There are 4 rows; `folds: 5` needs 5. Use `folds: 4`.",
            "E104: There are 2 groups; `folds: 3` needs 3. Use `folds: 2`.",
            "E104: `test` takes 2 of 2 groups, so none is left to train on. Use a share such as"
                + " `test: 0.25`.",
            "E104: There are 4 rows; 2 test parts of 1 row after a gap of 2 need more than 4. Use"
                + " fewer `folds`, or a smaller `test` or `gap`.");
  }

  @Test
  void aClassThatNoTrainingPartHasIsAnError() {
    int[] sorted = {0, 0, 0, 1, 1, 1};
    SplitRows rows =
        new SplitRows(
            6, List.of("a", "b"), Optional.of(sorted), Optional.empty(), Optional.empty());

    split(new SplitSpec.KFold(2, false, 1), rows);

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:4:20: E120: The training part of fold 0 has no row of class `a`, so it"
                + " cannot be learned. Use `stratified_kfold`.");
  }

  private void split(SplitSpec method, SplitRows rows) {
    assertThat(Splitter.split(spec(method), rows, problems)).isEmpty();
  }

  private static ExperimentSpec spec(SplitSpec method) {
    return Declarations.of(method);
  }

  private static SplitRows rows(int count, Optional<int[]> groups, Optional<double[]> times) {
    return new SplitRows(count, List.of(), Optional.empty(), groups, times);
  }

  private static double[] range(int count) {
    return Arrays.stream(IntStream.range(0, count).toArray()).asDoubleStream().toArray();
  }
}
