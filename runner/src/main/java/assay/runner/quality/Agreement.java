// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.stream.IntStream;

/** Metrics of predicted against true classes as a whole. */
final class Agreement {
  private Agreement() {}

  static Score accuracy(ConfusionMatrix confusion) {
    return new Score.Value((double) confusion.correct() / confusion.total());
  }

  /** The mean recall of the classes that have rows. */
  static Score balancedAccuracy(ConfusionMatrix confusion) {
    return new Score.Value(
        classes(confusion)
            .filter(of -> confusion.actual(of) > 0)
            .mapToDouble(of -> confusion.hits(of).recall())
            .average()
            .orElseThrow());
  }

  /** Matthews' correlation for many classes (Gorodkin 2004); 0 where either side is constant. */
  static Score matthews(ConfusionMatrix confusion) {
    double total = confusion.total();
    double chance = classes(confusion).mapToDouble(of -> expected(confusion, of)).sum();
    double covariance = confusion.correct() * total - chance;
    double predicted =
        total * total
            - classes(confusion).mapToDouble(of -> squared(confusion.predicted(of))).sum();
    double actual =
        total * total - classes(confusion).mapToDouble(of -> squared(confusion.actual(of))).sum();
    double both = Math.sqrt(predicted) * Math.sqrt(actual);
    return new Score.Value(both == 0 ? 0 : covariance / both);
  }

  /** Agreement beyond chance (Cohen 1960). */
  static Score cohenKappa(ConfusionMatrix confusion) {
    double total = confusion.total();
    double chance =
        classes(confusion).mapToDouble(of -> expected(confusion, of)).sum() / (total * total);
    if (chance == 1) {
      return new Score.Undefined("truth and predictions are one class, so chance explains all");
    }
    return new Score.Value((confusion.correct() / total - chance) / (1 - chance));
  }

  private static double expected(ConfusionMatrix confusion, int of) {
    return (double) confusion.actual(of) * confusion.predicted(of);
  }

  private static double squared(int count) {
    return (double) count * count;
  }

  private static IntStream classes(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.classes());
  }
}
