// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Seeds;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaksTest {
  private static final DataSet DATA =
      new DataSet(
          List.of(
              new Column.Numbers("x", new double[] {1, 2, 1, 1, Double.NaN, Double.NaN}),
              new Column.Categories("w", new int[] {0, 0, 0, 1, -1, -1}, List.of("a", "b"))),
          new Targets.Classes(new int[] {0, 0, 0, 0, 1, 1}, List.of("k", "l")),
          "");

  private static Fold fold(int... test) {
    int[] train =
        IntStream.range(0, 6).filter(row -> IntStream.of(test).noneMatch(t -> t == row)).toArray();
    return new Fold(train, test);
  }

  @Test
  void rowsThatAreEqualInEverythingAreFound() {
    Leaks leaks = new Leaks(DATA);

    assertThat(leaks.copied(fold(2, 3, 4))).containsExactly(2, 4);
    assertThat(leaks.copied(fold(0, 2, 3))).isEmpty();
  }

  @Test
  void anotherAnswerMakesAnotherRow() {
    DataSet data =
        new DataSet(DATA.features(), new Targets.Numbers(new double[] {0, 0, 1, 0, 2, 2}), "");

    assertThat(new Leaks(data).copied(fold(2, 3, 4))).containsExactly(4);
  }

  @Test
  void groupsAndTimesAreFound() {
    Leaks leaks =
        new Leaks(
            DATA.withGroups(new int[] {0, 0, 1, 1, 2, 2})
                .withTimes(new double[] {1, 2, 3, 4, 5, 6}));

    assertThat(leaks.groups(fold(1, 2))).isEqualTo(2);
    assertThat(leaks.groups(fold(0, 1))).isZero();
    assertThat(leaks.later(fold(4, 5))).isZero();
    assertThat(leaks.later(fold(2, 3))).isEqualTo(2);
  }

  @Test
  void whatIsFoundIsWhatComparingAllPairsFinds() {
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 30;
      double[] x = random.doubles(n).map(v -> Math.floor(v * 4)).toArray();
      int[] w = random.ints(n, -1, 2).toArray();
      int[] y = random.ints(n, 0, 2).toArray();
      DataSet data =
          new DataSet(
              List.of(new Column.Numbers("x", x), new Column.Categories("w", w, List.of("a", "b"))),
              new Targets.Classes(y, List.of("k", "l")),
              "");
      int[] first = new Duplicates(data.features(), data.targets()).firstEqual();

      for (int row = 0; row < n; row++) {
        int expected = 0;
        while (x[expected] != x[row] || w[expected] != w[row] || y[expected] != y[row]) {
          expected++;
        }
        assertThat(first[row]).as("seed %d, row %d", seed, row).isEqualTo(expected);
      }
    }
  }

  @Test
  void theWorstFoldIsTold() {
    Problems problems = new Problems();
    DataSet iris =
        DataSource.load(Declarations.of(new SplitSpec.StratifiedKFold(5, 2)), problems)
            .orElseThrow();
    // Rows 101 and 142 are the same flower.
    Folds folds =
        Splitter.drawn(
            new SplitSpec.StratifiedKFold(5, 2),
            SplitRows.of(iris, false),
            repeat -> Seeds.split(7, repeat));

    LeakCheck.check(Declarations.of(new SplitSpec.StratifiedKFold(5, 2)), iris, folds, problems);

    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("experiment.yaml:4:11: W130: 1 row of the test part is also in the training")
        .endsWith("they make a score look better.");
  }
}
