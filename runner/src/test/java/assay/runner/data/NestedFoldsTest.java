// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Fit;
import assay.runner.plan.Seeds;
import assay.runner.plan.Stage;
import assay.runner.plan.Trial;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NestedFoldsTest {
  private final Problems problems = new Problems();

  @Test
  void innerFoldsDivideTheTrainingPartOfTheirOuterFoldAlone() {
    SplitSpec nested =
        new SplitSpec.Nested(
            new SplitSpec.StratifiedKFold(4, 2), new SplitSpec.StratifiedKFold(3, 1));
    SplitRows rows = RandomRows.plain(new int[] {60, 60}, 1);
    Folds folds = Splitter.split(spec(nested), rows, problems).orElseThrow();

    for (int repeat = 0; repeat < 2; repeat++) {
      for (int number = 0; number < 4; number++) {
        Stage outer = new Stage.Inner(repeat, number);
        List<Fold> inner =
            IntStream.range(0, 3).mapToObj(fold -> folds.of(fit(outer, 0, fold))).toList();
        int[] tested =
            inner.stream().flatMapToInt(fold -> Arrays.stream(fold.testRows())).sorted().toArray();

        assertThat(tested).isEqualTo(folds.fold(repeat, number).trainRows());
        for (Fold fold : inner) {
          assertThat(fold.trainRows()).isSorted().doesNotContain(fold.testRows());
          assertThat(tested).contains(fold.trainRows());
        }
      }
    }
  }

  @Test
  void innerFoldsDifferBetweenOuterFoldsAndFinalOnesDivideAllRows() {
    SplitRows rows = RandomRows.plain(new int[] {60, 60}, 1);
    SplitSpec inner = new SplitSpec.StratifiedKFold(3, 1);
    SplitSpec nested = new SplitSpec.Nested(new SplitSpec.StratifiedKFold(4, 1), inner);
    Folds folds = Splitter.split(spec(nested), rows, problems).orElseThrow();
    Folds alone = Splitter.split(spec(inner), rows, problems).orElseThrow();

    assertThat(folds.of(fit(new Stage.Final(), 0, 1)).testRows())
        .isEqualTo(alone.fold(0, 1).testRows());
    assertThat(folds.of(fit(new Stage.Outer(), 0, 1)).testRows())
        .isEqualTo(folds.fold(0, 1).testRows());
  }

  @Test
  void groupsStayWholeInsideToo() {
    SplitRows rows = RandomRows.ofClasses(new int[] {60, 60}, 1);
    SplitRows grouped =
        new SplitRows(
            120,
            rows.classNames(),
            Optional.of(rows.labels()),
            Optional.of(rows.groups()),
            Optional.empty());
    SplitSpec nested =
        new SplitSpec.Nested(new SplitSpec.GroupKFold(3, 1), new SplitSpec.GroupKFold(2, 1));
    Folds folds = Splitter.split(spec(nested), grouped, problems).orElseThrow();

    for (int number = 0; number < 3; number++) {
      Fold inner = folds.of(fit(new Stage.Inner(0, number), 0, 1));
      assertThat(groups(rows, inner.trainRows())).doesNotContain(groups(rows, inner.testRows()));
    }
  }

  @Test
  void timeIsKeptInsideToo() {
    SplitRows rows =
        new SplitRows(
            100,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray()));
    SplitSpec rolling =
        new SplitSpec.RollingOrigin(3, OptionalInt.empty(), 1, 0, OptionalInt.empty(), 1);
    Folds folds =
        Splitter.split(spec(new SplitSpec.Nested(rolling, rolling)), rows, problems).orElseThrow();

    for (int number = 0; number < 3; number++) {
      Fold inner = folds.of(fit(new Stage.Inner(0, number), 0, 2));
      double last = Arrays.stream(inner.trainRows()).mapToDouble(rows::time).max().orElseThrow();
      double first = Arrays.stream(inner.testRows()).mapToDouble(rows::time).min().orElseThrow();
      assertThat(first).isEqualTo(last + 2);
    }
  }

  @Test
  void anInnerSplitThatMixesTimeIsAnErrorAtItsPlace() {
    SplitRows rows =
        new SplitRows(
            100,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(IntStream.range(0, 100).asDoubleStream().toArray()));
    SplitSpec rolling =
        new SplitSpec.RollingOrigin(3, OptionalInt.empty(), 0, 0, OptionalInt.empty(), 1);
    SplitSpec nested = new SplitSpec.Nested(rolling, new SplitSpec.KFold(3, true, 1));

    assertThat(Splitter.split(spec(nested), rows, problems)).isEmpty();

    assertThat(problems.lines())
        .containsExactly(
            "experiment.yaml:6:11: E121: `kfold` shuffles what is in time. Use `rolling_origin`.");
  }

  @Test
  void tooFewRowsOfAClassInATrainingPartAreToldOnce() {
    SplitRows rows = RandomRows.plain(new int[] {40, 4}, 1);
    SplitSpec nested =
        new SplitSpec.Nested(
            new SplitSpec.StratifiedKFold(4, 1), new SplitSpec.StratifiedKFold(4, 1));

    assertThat(Splitter.split(spec(nested), rows, problems)).isEmpty();

    assertThat(problems.lines())
        .filteredOn(line -> line.contains("E120"))
        .containsExactly(
            "experiment.yaml:6:11: E120: Class `c1` has 3 rows in the training part of outer fold"
                + " 0; `folds: 4` needs 4. Use `folds: 3`, or `holdout` with `repeats`.");
  }

  private static int[] groups(SplitRows rows, int[] of) {
    int[] groups = rows.groups();
    return Arrays.stream(of).map(row -> groups[row]).toArray();
  }

  private static ExperimentSpec spec(SplitSpec split) {
    return Declarations.of(split);
  }

  private static Fit fit(Stage stage, int repeat, int fold) {
    Trial trial =
        new Trial(
            1,
            "",
            Map.of(),
            spec(new SplitSpec.StratifiedKFold(2, 1)).settings(),
            JsonNodeFactory.instance.objectNode());
    return new Fit(trial, "", fold, repeat, new Seeds(0, repeat, fold), stage);
  }
}
