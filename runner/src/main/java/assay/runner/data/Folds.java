// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.plan.Fit;
import assay.runner.plan.Stage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The folds of every repeat. Immutable. */
public final class Folds {
  private final List<Division> repeats;
  private final String digest;
  private final Optional<Nested> nested;

  private Folds(List<Division> repeats, String digest, Optional<Nested> nested) {
    this.repeats = List.copyOf(repeats);
    this.digest = digest;
    this.nested = nested;
  }

  private Folds(List<Division> repeats, String digest) {
    this(repeats, digest, Optional.empty());
  }

  /**
   * Inner folds.
   *
   * @param ofOuter those of each training part, repeat by repeat; rows count from 0 in it
   * @param ofAll those of all rows
   */
  private record Nested(List<Folds> ofOuter, Folds ofAll) {}

  /**
   * These folds with folds inside of them.
   *
   * @param ofOuter those of each training part, repeat by repeat; rows count from 0 in it
   * @param ofAll those of all rows
   */
  Folds nesting(List<Folds> ofOuter, Folds ofAll) {
    return new Folds(repeats, digest, Optional.of(new Nested(List.copyOf(ofOuter), ofAll)));
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

  /** The rows that a fit trains on and is tested by. */
  public Fold of(Fit fit) {
    return switch (fit.stage()) {
      case Stage.Plain plain -> fold(fit.repeat(), fit.fold());
      case Stage.Outer outer -> fold(fit.repeat(), fit.fold());
      case Stage.Final last -> nested.orElseThrow().ofAll().fold(fit.repeat(), fit.fold());
      case Stage.Inner(int repeat, int number) -> {
        int[] rows = fold(repeat, number).trainRows();
        Folds within = nested.orElseThrow().ofOuter().get(repeat * count() + number);
        Fold inner = within.fold(fit.repeat(), fit.fold());
        yield new Fold(picked(rows, inner.trainRows()), picked(rows, inner.testRows()));
      }
    };
  }

  private static int[] picked(int[] rows, int[] places) {
    return Arrays.stream(places).map(place -> rows[place]).toArray();
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
