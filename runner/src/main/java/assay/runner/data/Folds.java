// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The folds of every repeat. Immutable. */
public final class Folds {
  private final List<int[]> testFoldOfRow;
  private final int count;
  private final String digest;

  private Folds(List<int[]> testFoldOfRow, int count, String digest) {
    this.testFoldOfRow = List.copyOf(testFoldOfRow);
    this.count = count;
    this.digest = digest;
  }

  /**
   * @param testFoldOfRow for each repeat, the fold in whose test part each row is
   */
  static Folds drawn(List<int[]> testFoldOfRow, int count) {
    return new Folds(testFoldOfRow, count, "");
  }

  /**
   * @param testFoldOfRow the fold in whose test part each row is, -1 for rows that only train
   */
  static Folds predefined(int[] testFoldOfRow, int count, int repeats) {
    String text =
        Arrays.stream(testFoldOfRow).mapToObj(Integer::toString).collect(Collectors.joining(","));
    return new Folds(
        Collections.nCopies(repeats, testFoldOfRow),
        count,
        Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Test parts per repeat. */
  public int count() {
    return count;
  }

  public int repeats() {
    return testFoldOfRow.size();
  }

  /**
   * SHA-256, in hex, of predefined folds as comma-separated numbers; empty for folds drawn from the
   * seed, which the seed and the data determine.
   */
  public String digest() {
    return digest;
  }

  public Fold fold(int repeat, int fold) {
    int[] assigned = testFoldOfRow.get(repeat);
    return new Fold(
        IntStream.range(0, assigned.length).filter(row -> assigned[row] != fold).toArray(),
        IntStream.range(0, assigned.length).filter(row -> assigned[row] == fold).toArray());
  }

  /** Rows of the smallest test part of all. */
  public int smallestTestPart() {
    return testFoldOfRow.stream()
        .flatMapToLong(assigned ->
            IntStream.range(0, count)
                .mapToLong(fold -> Arrays.stream(assigned).filter(f -> f == fold).count()))
        .mapToInt(Math::toIntExact)
        .min()
        .orElseThrow();
  }
}
