// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rows that are equal in all columns and in what is predicted, in one pass. */
final class Duplicates {
  private final List<Column> columns;
  private final Targets targets;

  Duplicates(List<Column> columns, Targets targets) {
    this.columns = columns;
    this.targets = targets;
  }

  /** For each row the first one that equals it, perhaps itself. */
  int[] firstEqual() {
    int[] first = new int[targets.rows()];
    long[] hashes = hashes();
    Map<Long, Integer> byHash = new HashMap<>();
    int[] nextOfHash = new int[first.length];
    Arrays.fill(nextOfHash, -1);
    for (int row = 0; row < first.length; row++) {
      Integer seen = byHash.putIfAbsent(hashes[row], row);
      first[row] = seen == null ? row : equalOf(seen, row, nextOfHash);
    }
    return first;
  }

  /** Follows the rows of one hash; a new one is put at their end. */
  private int equalOf(int firstOfHash, int row, int[] nextOfHash) {
    int at = firstOfHash;
    while (!areEqual(at, row)) {
      if (nextOfHash[at] < 0) {
        nextOfHash[at] = row;
        return row;
      }
      at = nextOfHash[at];
    }
    return at;
  }

  private long[] hashes() {
    long[] hashes = new long[targets.rows()];
    for (Column column : columns) {
      for (int row = 0; row < hashes.length; row++) {
        hashes[row] = mixed(hashes[row] * 31 + bits(column, row));
      }
    }
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = mixed(hashes[row] * 31 + targetBits(row));
    }
    return hashes;
  }

  private long targetBits(int row) {
    return switch (targets) {
      case Targets.Classes classes -> classes.labels()[row];
      case Targets.Numbers numbers ->
          Arrays.hashCode(
              Arrays.copyOfRange(
                  numbers.values(), row * numbers.outputs(), (row + 1) * numbers.outputs()));
    };
  }

  private static long bits(Column column, int row) {
    return switch (column) {
      case Column.Numbers(String name, double[] values) ->
          Double.doubleToLongBits(values[row] + 0.0);
      case Column.Categories(String name, int[] codes, List<String> words) -> codes[row];
      case Column.Texts(String name, List<String> texts) -> texts.get(row).hashCode();
    };
  }

  /** The finalizer of SplitMix64 (Steele et al. 2014): spreads each bit over all. */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private boolean areEqual(int one, int other) {
    for (Column column : columns) {
      boolean same =
          column instanceof Column.Texts(String name, List<String> texts)
              ? texts.get(one).equals(texts.get(other))
              : bits(column, one) == bits(column, other);
      if (!same) {
        return false;
      }
    }
    return switch (targets) {
      case Targets.Classes classes -> classes.labels()[one] == classes.labels()[other];
      case Targets.Numbers numbers -> {
        int n = numbers.outputs();
        yield Arrays.equals(
            numbers.values(), one * n, one * n + n, numbers.values(), other * n, other * n + n);
      }
    };
  }
}
