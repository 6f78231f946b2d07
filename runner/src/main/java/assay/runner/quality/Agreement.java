// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.stream.IntStream;

/** Metrics of predicted against true classes as a whole. */
final class Agreement {
  private Agreement() {}

  /** The mean recall of the classes that have rows. */
  static Score balancedAccuracy(ConfusionMatrix confusion) {
    return new Score.Value(
        confusion.hits().stream()
            .map(Hits::recall)
            .filter(recall -> recall.whole() > 0)
            .mapToDouble(recall -> recall.orIfNothing(0))
            .average()
            .orElseThrow());
  }

  /** Matthews' correlation for many classes (Gorodkin 2004); 0 where either side is constant. */
  static Score matthews(ConfusionMatrix confusion) {
    boolean constant =
        classes(confusion).filter(of -> confusion.actual(of) > 0).count() < 2
            || classes(confusion).filter(of -> confusion.predicted(of) > 0).count() < 2;
    if (constant) {
      return new Score.Value(0);
    }
    double total = confusion.total();
    double chance = classes(confusion).mapToDouble(of -> expected(confusion, of, of)).sum();
    double covariance = confusion.correct() * total - chance;
    double predicted =
        total * total
            - classes(confusion).mapToDouble(of -> squared(confusion.predicted(of))).sum();
    double actual =
        total * total - classes(confusion).mapToDouble(of -> squared(confusion.actual(of))).sum();
    return new Score.Value(covariance / (Math.sqrt(predicted) * Math.sqrt(actual)));
  }

  /** Agreement beyond chance (Cohen 1960); weighted, near misses count less (Cohen 1968). */
  static Score cohenKappa(ConfusionMatrix confusion, Options.Kappa kappa) {
    double total = confusion.total();
    double byChance = 0;
    double seen = 0;
    for (int truth = 0; truth < confusion.classes(); truth++) {
      for (int predicted = 0; predicted < confusion.classes(); predicted++) {
        double cost = cost(kappa, Math.abs(truth - predicted));
        byChance += cost * expected(confusion, truth, predicted);
        seen += cost * confusion.weight(truth, predicted);
      }
    }
    if (byChance == 0) {
      return new Score.Undefined("truth and predictions are one class, so chance explains all");
    }
    if (kappa != Options.Kappa.UNWEIGHTED) {
      return new Score.Value(1 - seen * total / byChance);
    }
    double chance =
        classes(confusion).mapToDouble(of -> expected(confusion, of, of)).sum() / (total * total);
    return new Score.Value((confusion.correct() / total - chance) / (1 - chance));
  }

  private static double cost(Options.Kappa kappa, int distance) {
    return switch (kappa) {
      case UNWEIGHTED -> Math.min(distance, 1);
      case LINEAR -> distance;
      case QUADRATIC -> (double) distance * distance;
    };
  }

  private static double expected(ConfusionMatrix confusion, int truth, int predicted) {
    return confusion.actual(truth) * confusion.predicted(predicted);
  }

  private static double squared(double weight) {
    return weight * weight;
  }

  private static IntStream classes(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.classes());
  }
}
