// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.SplitSpec;
import assay.runner.spec.SplitSpec.TestSize;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every method promises, of random rows. */
class SplitMethodsTest {
  private static final int SEEDS = 100;

  @Test
  void noRowIsEverOnBothSidesAndBothAscend() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      for (SplitSpec method : methods(seed)) {
        for (Fold fold : folds(method, rows, seed)) {
          assertThat(fold.trainRows()).as(name(method, seed)).isSorted().doesNotHaveDuplicates();
          assertThat(fold.testRows()).as(name(method, seed)).isSorted().doesNotHaveDuplicates();
          int[] both =
              IntStream.concat(Arrays.stream(fold.trainRows()), Arrays.stream(fold.testRows()))
                  .sorted()
                  .toArray();
          assertThat(both).as(name(method, seed)).doesNotHaveDuplicates();
          assertThat(both[0]).isNotNegative();
          assertThat(both[both.length - 1]).isLessThan(rows.count());
          assertThat(fold.testRows()).as(name(method, seed)).isNotEmpty();
        }
      }
    }
  }

  @Test
  void kFoldsTestEveryRowOncePerRepeatAndTrainItOtherwise() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      for (SplitSpec method : kFolds(seed)) {
        Folds folds = Splitter.drawn(method, rows, repeat -> repeat);
        for (int repeat = 0; repeat < folds.repeats(); repeat++) {
          int[] tested = new int[rows.count()];
          for (int number = 0; number < folds.count(); number++) {
            Fold fold = folds.fold(repeat, number);
            Arrays.stream(fold.testRows()).forEach(row -> tested[row]++);
            assertThat(fold.trainRows().length + fold.testRows().length).isEqualTo(rows.count());
          }
          assertThat(tested).as(name(method, seed)).containsOnly(1);
        }
      }
    }
  }

  @Test
  void strataOfFoldsDifferByOneAtMostAndSoDoSizes() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      int count = 2 + (int) (seed % 6);
      Folds folds = Splitter.drawn(new SplitSpec.StratifiedKFold(count, 1), rows, repeat -> repeat);
      Folds plain = Splitter.drawn(new SplitSpec.KFold(count, true, 1), rows, repeat -> repeat);

      for (int label = 0; label < rows.classNames().size(); label++) {
        int of = label;
        assertThat(spread(folds, row -> rows.labels()[row] == of)).isLessThanOrEqualTo(1);
      }
      assertThat(spread(folds, row -> true)).as("seed %d", seed).isLessThanOrEqualTo(1);
      assertThat(spread(plain, row -> true)).as("seed %d", seed).isLessThanOrEqualTo(1);
    }
  }

  private static int spread(Folds folds, IntPredicate counted) {
    int[] counts =
        IntStream.range(0, folds.count())
            .map(
                fold -> (int) Arrays.stream(folds.fold(0, fold).testRows()).filter(counted).count())
            .toArray();
    return Arrays.stream(counts).max().orElseThrow() - Arrays.stream(counts).min().orElseThrow();
  }

  @Test
  void aHoldoutTestsAsManyRowsAsAskedAndAStratifiedOneItsShareOfEachClassWithinOne() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      double share = 0.1 + 0.8 * new SplittableRandom(seed).nextDouble();
      int tested = (int) Math.ceil(share * rows.count());
      for (boolean stratify : new boolean[] {false, true}) {
        SplitSpec method = new SplitSpec.Holdout(new TestSize(share), stratify, 1);
        Fold fold = folds(method, rows, seed).getFirst();

        assertThat(fold.testRows()).as(name(method, seed)).hasSize(tested);
        assertThat(fold.trainRows()).hasSize(rows.count() - tested);
        int[] ofClass = rows.only(fold.testRows()).classCounts();
        for (int label = 0; label < ofClass.length && stratify; label++) {
          double expected = (double) rows.classCounts()[label] * tested / rows.count();
          assertThat(Math.abs(ofClass[label] - expected)).as(name(method, seed)).isLessThan(1);
        }
      }
    }
  }

  @Test
  void groupsStayWhole() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      int[] groups = rows.groups();
      for (SplitSpec method :
          List.of(
              new SplitSpec.GroupKFold(4, 2),
              new SplitSpec.StratifiedGroupKFold(3, 2),
              new SplitSpec.GroupHoldout(new TestSize(0.3), 2))) {
        for (Fold fold : folds(method, rows, seed)) {
          int[] trained = Arrays.stream(fold.trainRows()).map(row -> groups[row]).toArray();
          int[] tested = Arrays.stream(fold.testRows()).map(row -> groups[row]).toArray();
          assertThat(trained).as(name(method, seed)).doesNotContain(tested);
        }
      }
      Fold held = folds(new SplitSpec.GroupHoldout(new TestSize(5), 1), rows, seed).getFirst();
      assertThat(Arrays.stream(held.testRows()).map(row -> groups[row]).distinct()).hasSize(5);
    }
  }

  @Test
  void sizesOfGroupFoldsDifferByTheLargestGroupAtMost() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      Folds folds = Splitter.drawn(new SplitSpec.GroupKFold(4, 1), rows, repeat -> repeat);
      int largest =
          (int)
              IntStream.range(0, rows.groupCount())
                  .mapToLong(group -> Arrays.stream(rows.groups()).filter(g -> g == group).count())
                  .max()
                  .orElseThrow();

      assertThat(spread(folds, row -> true)).as("seed %d", seed).isLessThanOrEqualTo(largest);
    }
  }

  /** Four groups of each class, all alike: each fold can have the same, and so it does. */
  @Test
  void stratifiedGroupsSpreadClassesEvenlyWhereThatIsPossible() {
    int[] labels = IntStream.range(0, 80).map(row -> row / 40).toArray();
    int[] groups = IntStream.range(0, 80).map(row -> row / 10).toArray();
    SplitRows rows =
        new SplitRows(
            80,
            List.of("a", "b"),
            java.util.Optional.of(labels),
            java.util.Optional.of(groups),
            java.util.Optional.empty());
    for (long seed = 0; seed < SEEDS; seed++) {
      for (Fold fold : folds(new SplitSpec.StratifiedGroupKFold(4, 1), rows, seed)) {
        assertThat(rows.only(fold.testRows()).classCounts()).containsExactly(10, 10);
      }
    }
  }

  @Test
  void rollingOriginsTrainOnThePastAloneAndKeepGapEmbargoAndSizes() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplitRows rows = RandomRows.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      int size = random.nextInt(1, 5);
      int gap = random.nextInt(0, 3);
      double embargo = random.nextInt(0, 60);
      int most = random.nextInt(3, 30);
      SplitSpec method =
          new SplitSpec.RollingOrigin(
              3, OptionalInt.of(size), gap, embargo, OptionalInt.of(most), 1);
      int[] order = rows.inTime();
      List<Fold> folds = folds(method, rows, seed);

      for (int i = 0; i < folds.size(); i++) {
        int start = rows.count() - (3 - i) * size;
        double first = rows.time(order[start]);
        assertThat(folds.get(i).testRows())
            .as(name(method, seed))
            .containsExactlyInAnyOrder(Arrays.copyOfRange(order, start, start + size));
        assertThat(folds.get(i).trainRows().length).isLessThanOrEqualTo(most);
        for (int row : folds.get(i).trainRows()) {
          assertThat(place(order, row)).as(name(method, seed)).isLessThan(start - gap);
          assertThat(rows.time(row)).as(name(method, seed)).isLessThanOrEqualTo(first - embargo);
        }
      }
    }
  }

  private static int place(int[] order, int row) {
    return IntStream.range(0, order.length).filter(i -> order[i] == row).findFirst().orElseThrow();
  }

  @Test
  void repeatsDrawAnewWhateverShuffles() {
    SplitRows rows = RandomRows.of(3);
    for (SplitSpec method : methods(3)) {
      Folds folds = Splitter.drawn(method, rows, repeat -> 10 + repeat);
      if (method.shuffles()) {
        assertThat(folds.fold(0, 0).testRows())
            .as(method.method())
            .isNotEqualTo(folds.fold(1, 0).testRows());
      } else {
        assertThat(folds.fold(0, 0).testRows()).isEqualTo(folds.fold(1, 0).testRows());
      }
    }
  }

  private static List<SplitSpec> kFolds(long seed) {
    int count = 2 + (int) (seed % 6);
    return List.of(
        new SplitSpec.KFold(count, true, 2),
        new SplitSpec.KFold(count, false, 2),
        new SplitSpec.StratifiedKFold(count, 2),
        new SplitSpec.GroupKFold(count, 2),
        new SplitSpec.StratifiedGroupKFold(count, 2));
  }

  private static List<SplitSpec> methods(long seed) {
    List<SplitSpec> methods = new java.util.ArrayList<>(kFolds(seed));
    methods.add(new SplitSpec.Holdout(new TestSize(0.25), false, 2));
    methods.add(new SplitSpec.Holdout(new TestSize(0.25), true, 2));
    methods.add(new SplitSpec.GroupHoldout(new TestSize(0.2), 2));
    methods.add(new SplitSpec.RollingOrigin(3, OptionalInt.empty(), 1, 0, OptionalInt.empty(), 2));
    return methods;
  }

  private static List<Fold> folds(SplitSpec method, SplitRows rows, long seed) {
    Folds folds = Splitter.drawn(method, rows, repeat -> seed * 100 + repeat);
    return IntStream.range(0, folds.repeats())
        .boxed()
        .flatMap(
            repeat -> IntStream.range(0, folds.count()).mapToObj(fold -> folds.fold(repeat, fold)))
        .toList();
  }

  private static String name(SplitSpec method, long seed) {
    return "%s, seed %d".formatted(method, seed);
  }
}
