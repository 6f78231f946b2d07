// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The folds of every repeat. Immutable. */
public final class Folds {
  private final List<Division> repeats;
  private final String digest;

  private Folds(List<Division> repeats, String digest) {
    this.repeats = List.copyOf(repeats);
    this.digest = digest;
  }

  /**
   * @param repeats each with as many test parts
   */
  static Folds drawn(List<Division> repeats) {
    return new Folds(repeats, "");
  }

  /** The same folds in every repeat, where nothing is drawn. */
  static Folds repeated(Division division, int repeats) {
    return new Folds(Collections.nCopies(repeats, division), "");
  }

  /** Folds that somebody named. */
  static Folds predefined(Division division, int repeats, String digest) {
    return new Folds(Collections.nCopies(repeats, division), digest);
  }

  /** Test parts per repeat. */
  public int count() {
    return repeats.getFirst().count();
  }

  public int repeats() {
    return repeats.size();
  }

  /**
   * SHA-256, in hex, of predefined folds; empty for folds that the seed, the settings and the data
   * determine.
   */
  public String digest() {
    return digest;
  }

  public Fold fold(int repeat, int fold) {
    return repeats.get(repeat).fold(fold);
  }

  /** Rows of the smallest test part of all. */
  public int smallestTestPart() {
    return repeats.stream()
        .distinct()
        .flatMapToInt(each -> IntStream.range(0, each.count()).map(each::testSize))
        .min()
        .orElseThrow();
  }
}
