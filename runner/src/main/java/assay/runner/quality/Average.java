// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

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
  WEIGHTED("_weighted");

  private final String suffix;

  Average(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** A value of one class from its counts. */
  interface OfClass {
    double of(Hits hits);
  }

  Score of(ConfusionMatrix confusion, OfClass metric) {
    return switch (this) {
      case BINARY ->
          confusion.classes() == 2
              ? new Score.Value(metric.of(confusion.hits(1)))
              : new Score.Undefined("it is for two classes, and there are " + confusion.classes());
      case MACRO -> new Score.Value(sum(confusion, metric, false) / confusion.classes());
      case MICRO ->
          new Score.Value(
              metric.of(
                  classes(confusion)
                      .mapToObj(confusion::hits)
                      .reduce(new Hits(0, 0, 0), Hits::plus)));
      case WEIGHTED -> new Score.Value(sum(confusion, metric, true) / confusion.total());
    };
  }

  private static double sum(ConfusionMatrix confusion, OfClass metric, boolean weighted) {
    return classes(confusion)
        .mapToDouble(of -> metric.of(confusion.hits(of)) * (weighted ? confusion.actual(of) : 1))
        .sum();
  }

  private static IntStream classes(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.classes());
  }
}
