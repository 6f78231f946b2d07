// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.Shuffler;
import assay.runner.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Divides the training part into rows that are learned from and rows that are held out. Of classes
 * each gives its share; rows of one group stay together; in time the last rows are held out.
 *
 * @param learned positions in the training part, ascending
 * @param heldOut the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ValidationCut(int[] learned, int[] heldOut) {

  /** In order of time: the last share of the rows. */
  static ValidationCut last(int rows, double share) {
    int held = heldRows(rows, share);
    return new ValidationCut(
        IntStream.range(0, rows - held).toArray(), IntStream.range(rows - held, rows).toArray());
  }

  /**
   * @param groups of the rows, if they have any
   * @param seed of the draw
   */
  static ValidationCut drawn(Targets targets, Optional<int[]> groups, double share, long seed) {
    Shuffler shuffler = new Shuffler(seed);
    int held = heldRows(targets.rows(), share);
    if (groups.isPresent()) {
      return cut(targets.rows(), ofGroups(groups.get(), held, shuffler));
    }
    return cut(
        targets.rows(),
        switch (targets) {
          case Targets.Classes classes -> stratified(classes, held, share, shuffler);
          case Targets.Numbers numbers -> {
            int[] all = IntStream.range(0, targets.rows()).toArray();
            shuffler.shuffle(all);
            yield Arrays.copyOf(all, held);
          }
        });
  }

  private static int heldRows(int rows, double share) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "a training part of %d rows cannot be divided for validation".formatted(rows));
    }
    return Math.min(rows - 1, Math.max(1, (int) Math.round(rows * share)));
  }

  /** By largest remainder, so that the parts add up; a class with one row is learned. */
  private static int[] stratified(
      Targets.Classes classes, int held, double share, Shuffler shuffler) {
    int count = classes.names().size();
    List<int[]> rows = new ArrayList<>();
    int[] quotas = new int[count];
    double[] remainders = new double[count];
    int given = 0;
    for (int label = 0; label < count; label++) {
      int which = label;
      int[] of =
          IntStream.range(0, classes.rows()).filter(i -> classes.labels()[i] == which).toArray();
      shuffler.shuffle(of);
      rows.add(of);
      quotas[label] = Math.min((int) (of.length * share), Math.max(0, of.length - 1));
      remainders[label] = of.length * share - quotas[label];
      given += quotas[label];
    }
    List<Integer> byRemainder =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer label) -> -remainders[label]))
            .toList();
    for (int label : byRemainder) {
      if (given < held && quotas[label] < rows.get(label).length - 1) {
        quotas[label]++;
        given++;
      }
    }
    IntStream.Builder chosen = IntStream.builder();
    for (int label = 0; label < count; label++) {
      Arrays.stream(rows.get(label), 0, quotas[label]).forEach(chosen);
    }
    return chosen.build().toArray();
  }

  private static int[] ofGroups(int[] groups, int held, Shuffler shuffler) {
    int[] names = Arrays.stream(groups).distinct().toArray();
    if (names.length < 2) {
      throw new IllegalArgumentException(
          "a training part of one group cannot be divided for validation");
    }
    shuffler.shuffle(names);
    int[] chosen = new int[0];
    for (int i = 0; i < names.length - 1 && chosen.length < held; i++) {
      int name = names[i];
      int[] of = IntStream.range(0, groups.length).filter(row -> groups[row] == name).toArray();
      chosen = IntStream.concat(Arrays.stream(chosen), Arrays.stream(of)).toArray();
    }
    return chosen;
  }

  private static ValidationCut cut(int rows, int[] held) {
    int[] sorted = held.clone();
    Arrays.sort(sorted);
    int[] rest =
        IntStream.range(0, rows).filter(row -> Arrays.binarySearch(sorted, row) < 0).toArray();
    if (sorted.length == 0 || rest.length == 0) {
      throw new IllegalArgumentException(
          "%d rows cannot be divided into rows to learn and rows to hold out".formatted(rows));
    }
    return new ValidationCut(rest, sorted);
  }
}
