// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How the values of the single classes become one. */
enum Average {
  /** The second class alone, the positive one; for two classes only. */
  BINARY(""),
  /** The plain mean over all classes. */
  MACRO("_macro"),
  /** One value from the counts of all classes added up. */
  MICRO("_micro"),
  /** The mean over classes, weighted by their true rows. */
  WEIGHTED("_weighted"),
  /** No average: every class's own. */
  PER_CLASS("_per_class");

  private final String suffix;

  Average(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** A value of one class from its counts. */
  interface OfClass {
    Hits.Share of(Hits hits);
  }

  Score of(ConfusionMatrix confusion, OfClass metric, double zeroDivision) {
    if (this == BINARY && confusion.classes() != 2) {
      return ForTwo.classesNot(confusion.classes());
    }
    List<Hits> hits = confusion.hits();
    return switch (this) {
      case BINARY -> value(metric, hits.get(1), zeroDivision);
      case MACRO -> new Score.Value(sum(hits, metric, zeroDivision, of -> 1) / hits.size());
      case MICRO ->
          value(metric, hits.stream().reduce(new Hits(0, 0, 0, 0), Hits::plus), zeroDivision);
      case WEIGHTED ->
          new Score.Value(sum(hits, metric, zeroDivision, confusion::actual) / confusion.total());
      case PER_CLASS ->
          new Score.Values(hits.stream().map(each -> value(metric, each, zeroDivision)).toList());
    };
  }

  /** What the value is a part of, where it is the share of rows that a single class has. */
  Optional<Hits.Share> share(ConfusionMatrix confusion, OfClass metric) {
    return this == BINARY && confusion.classes() == 2
        ? Optional.of(metric.of(confusion.hits().get(1)))
        : Optional.empty();
  }

  private static Score value(OfClass metric, Hits hits, double zeroDivision) {
    return new Score.Value(metric.of(hits).orIfNothing(zeroDivision));
  }

  private static double sum(
      List<Hits> hits, OfClass metric, double zeroDivision, IntToDoubleFunction weight) {
    return IntStream.range(0, hits.size())
        .mapToDouble(
            of -> metric.of(hits.get(of)).orIfNothing(zeroDivision) * weight.applyAsDouble(of))
        .sum();
  }
}
