// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationCutTest {

  @Test
  void everyRowIsOnOneSide() {
    ValidationCut cut = drawn(numbers(10), 0.3, 1);

    assertThat(cut.heldOut()).hasSize(3).isSorted();
    assertThat(cut.learned()).hasSize(7).isSorted();
    assertThat(IntStream.concat(Arrays.stream(cut.learned()), Arrays.stream(cut.heldOut())))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void everyClassGivesItsShare() {
    // 12 rows of a, 6 of b, 2 of c; a quarter of 20 is 5: 3, 1.5, 0.5.
    int[] labels = new int[20];
    Arrays.fill(labels, 12, 18, 1);
    Arrays.fill(labels, 18, 20, 2);

    ValidationCut cut = drawn(new Targets.Classes(labels, List.of("a", "b", "c")), 0.25, 7);

    int[] counts = new int[3];
    Arrays.stream(cut.heldOut()).forEach(row -> counts[labels[row]]++);
    assertThat(counts).containsExactly(3, 2, 0);
  }

  @Test
  void aClassOfOneRowIsLearned() {
    ValidationCut cut =
        drawn(new Targets.Classes(new int[] {0, 0, 0, 0, 1}, List.of("a", "b")), 0.8, 3);

    assertThat(cut.learned()).contains(4).hasSize(2);
  }

  @Test
  void rowsOfAGroupStayTogether() {
    int[] groups = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3};

    ValidationCut cut = ValidationCut.drawn(numbers(10), Optional.of(groups), 0.2, 5);

    for (int held : cut.heldOut()) {
      assertThat(Arrays.stream(cut.learned()).map(row -> groups[row])).doesNotContain(groups[held]);
    }
    assertThat(cut.heldOut().length).isBetween(2, 4);
  }

  @Test
  void inTimeTheLastRowsAreHeldOut() {
    assertThat(ValidationCut.last(10, 0.25).heldOut()).containsExactly(7, 8, 9);
  }

  @Test
  void theSeedAloneDecides() {
    assertThat(drawn(numbers(50), 0.2, 1).heldOut())
        .isEqualTo(drawn(numbers(50), 0.2, 1).heldOut())
        .isNotEqualTo(drawn(numbers(50), 0.2, 2).heldOut());
  }

  @Test
  void oneRowCannotBeDivided() {
    assertThatThrownBy(() -> drawn(numbers(1), 0.5, 1)).hasMessageContaining("1 rows");
  }

  private static ValidationCut drawn(Targets targets, double share, long seed) {
    return ValidationCut.drawn(targets, Optional.empty(), share, seed);
  }

  private static Targets numbers(int rows) {
    return new Targets.Numbers(new double[rows], 1);
  }
}
