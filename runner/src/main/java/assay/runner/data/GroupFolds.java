// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Parts of whole groups: rows of one group are never on both sides. */
final class GroupFolds {
  private static final int TRAINS = -1;
  private static final double EQUAL = 1e-12;

  private GroupFolds() {}

  /**
   * k folds: the groups in random order, each to the fold that has the fewest rows yet, so that the
   * sizes of folds differ by the largest group at most and every repeat has other folds.
   */
  static Division draw(SplitRows rows, int folds, Shuffler shuffler) {
    int[] groups = rows.groups();
    int[] sizes = new int[rows.groupCount()];
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    int[] order = IntStream.range(0, sizes.length).toArray();
    shuffler.shuffle(order);
    int[] foldOfGroup = new int[sizes.length];
    long[] filled = new long[folds];
    for (int group : order) {
      int fold = smallest(filled);
      foldOfGroup[group] = fold;
      filled[fold] += sizes[group];
    }
    return assigned(groups, foldOfGroup, folds);
  }

  private static int smallest(long[] filled) {
    int smallest = 0;
    for (int fold = 1; fold < filled.length; fold++) {
      smallest = filled[fold] < filled[smallest] ? fold : smallest;
    }
    return smallest;
  }

  /**
   * One test part.
   *
   * @param tested how many groups are
   */
  static Division holdout(SplitRows rows, int tested, Shuffler shuffler) {
    int[] order = IntStream.range(0, rows.groupCount()).toArray();
    shuffler.shuffle(order);
    int[] foldOfGroup = new int[order.length];
    Arrays.fill(foldOfGroup, TRAINS);
    Arrays.stream(order, 0, tested).forEach(group -> foldOfGroup[group] = 0);
    return assigned(rows.groups(), foldOfGroup, 1);
  }

  /**
   * k folds with about the same share of every class, as scikit-learn's StratifiedGroupKFold: the
   * groups by how unequal their classes are, in random order where that is the same, each to the
   * fold with which the shares of classes differ least between folds.
   */
  static Division stratified(SplitRows rows, int folds, Shuffler shuffler) {
    int[] groups = rows.groups();
    int[] labels = rows.labels();
    int[][] ofGroup = new int[rows.groupCount()][rows.classNames().size()];
    for (int row = 0; row < groups.length; row++) {
      ofGroup[groups[row]][labels[row]]++;
    }
    int[] order = IntStream.range(0, ofGroup.length).toArray();
    shuffler.shuffle(order);
    Shares shares = new Shares(rows.classCounts(), folds);
    int[] foldOfGroup = new int[ofGroup.length];
    Arrays.stream(order)
        .boxed()
        .sorted(Comparator.comparingDouble(group -> -deviation(doubles(ofGroup[group]))))
        .forEach(group -> foldOfGroup[group] = shares.add(ofGroup[group]));
    return assigned(groups, foldOfGroup, folds);
  }

  /** The rows of each class in each fold while folds are filled. */
  private static final class Shares {
    private final int[] all;
    private final double[][] filled;

    Shares(int[] all, int folds) {
      this.all = all;
      this.filled = new double[all.length][folds];
    }

    /** Adds a group where it fits best, and says where. */
    int add(int[] group) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int fold = 0; fold < filled[0].length; fold++) {
        double spread = spreadWith(group, fold);
        boolean fewer = Math.abs(spread - least) <= EQUAL && size(fold) < size(best);
        if (spread < least - EQUAL || fewer) {
          best = fold;
          least = spread;
        }
      }
      put(group, best, 1);
      return best;
    }

    private double spreadWith(int[] group, int fold) {
      put(group, fold, 1);
      double sum = 0;
      for (int label = 0; label < all.length; label++) {
        sum += all[label] == 0 ? 0 : deviation(filled[label]) / all[label];
      }
      put(group, fold, -1);
      return sum / all.length;
    }

    private void put(int[] group, int fold, int sign) {
      for (int label = 0; label < group.length; label++) {
        filled[label][fold] += sign * group[label];
      }
    }

    private double size(int fold) {
      return Arrays.stream(filled).mapToDouble(ofClass -> ofClass[fold]).sum();
    }
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static Division assigned(int[] groups, int[] foldOfGroup, int folds) {
    int[] testFoldOfRow = Arrays.stream(groups).map(group -> foldOfGroup[group]).toArray();
    return new Division.Assigned(testFoldOfRow, folds);
  }
}
