// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve: the chance that a row of the class scores higher than a row of
 * another, equal scores counting half (Hanley and McNeil 1982). Several classes: each against the
 * rest, then the mean (Provost and Domingos 2000 for the weighted one), or each against each other
 * (Hand and Till 2001). Two classes have one curve: that of the second.
 */
final class RocAuc {
  private RocAuc() {}

  static Score binary(Predictions predictions, Options options) {
    return predictions.classes() == 2
        ? average(predictions, options, false)
        : ForTwo.classesNot(predictions.classes());
  }

  static Score macro(Predictions predictions, Options options) {
    return average(predictions, options, false);
  }

  static Score weighted(Predictions predictions, Options options) {
    return average(predictions, options, true);
  }

  private static Score average(Predictions predictions, Options options, boolean weighted) {
    if (predictions.unordered().isPresent()) {
      return predictions.unordered().get();
    }
    OptionalInt oneSided =
        IntStream.range(0, predictions.classes())
            .filter(of -> isOneSided(predictions, of))
            .findFirst();
    if (oneSided.isPresent()) {
      return oneSided(predictions, oneSided.getAsInt());
    }
    if (options.maxFpr().isPresent()) {
      return predictions.classes() == 2
          ? RankCurve.of(predictions).partialArea(options.maxFpr().getAsDouble())
          : new Score.Undefined(
              "a part of the curve is for two classes, and there are " + predictions.classes());
    }
    double sum = 0;
    double weights = 0;
    for (int of = predictions.classes() == 2 ? 1 : 0; of < predictions.classes(); of++) {
      double weight = weighted ? predictions.confusion().actual(of) : 1;
      sum += weight * againstRest(predictions, of);
      weights += weight;
    }
    return new Score.Value(sum / weights);
  }

  private static boolean isOneSided(Predictions predictions, int of) {
    return predictions.confusion().actual(of) == 0 || others(predictions, of) == 0;
  }

  static Score.Undefined oneSided(Predictions predictions, int of) {
    return new Score.Undefined(
        "class number %d has %s of the rows, so it cannot be told from others"
            .formatted(of, predictions.confusion().actual(of) == 0 ? "none" : "all"));
  }

  private static double others(Predictions predictions, int than) {
    return IntStream.range(0, predictions.classes())
        .filter(of -> of != than)
        .mapToDouble(predictions.confusion()::actual)
        .sum();
  }

  /** Each class against the rest, also for two classes. */
  static Score perClass(Predictions predictions, Options options) {
    if (predictions.unordered().isPresent()) {
      return predictions.unordered().get();
    }
    List<Score> each =
        IntStream.range(0, predictions.classes())
            .<Score>mapToObj(of ->
                isOneSided(predictions, of)
                    ? oneSided(predictions, of)
                    : new Score.Value(againstRest(predictions, of)))
            .toList();
    return new Score.Values(each);
  }

  /** All decisions about all classes in one curve: is this row of this class? */
  static Score micro(Predictions predictions, Options options) {
    if (predictions.unordered().isPresent()) {
      return predictions.unordered().get();
    }
    int classes = predictions.classes();
    int[] order = predictions.orderOfAll();
    double wins = 0;
    double below = 0;
    for (int start = 0, end; start < order.length; start = end) {
      double score = predictions.score(order[start] / classes, order[start] % classes);
      double positive = 0;
      double negative = 0;
      for (end = start; end < order.length; end++) {
        int row = order[end] / classes;
        int of = order[end] % classes;
        if (predictions.score(row, of) != score) {
          break;
        }
        double weight = predictions.weights().of(row);
        positive += predictions.label(row) == of ? weight : 0;
        negative += predictions.label(row) == of ? 0 : weight;
      }
      wins += positive * (below + negative / 2);
      below += negative;
    }
    return new Score.Value(wins / (predictions.weights().total() * below));
  }

  static Score pairs(Predictions predictions, boolean weighted) {
    if (predictions.unordered().isPresent()) {
      return predictions.unordered().get();
    }
    int[] present =
        IntStream.range(0, predictions.classes())
            .filter(of -> predictions.confusion().actual(of) > 0)
            .toArray();
    if (present.length < 2) {
      return oneSided(predictions, present[0]);
    }
    double[][] wins = new double[predictions.classes()][];
    for (int of : present) {
      wins[of] = predictions.wins(of);
    }
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < present.length; i++) {
      for (int j = 0; j < i; j++) {
        double first = predictions.confusion().actual(present[i]);
        double second = predictions.confusion().actual(present[j]);
        double both = wins[present[i]][present[j]] + wins[present[j]][present[i]];
        double weight = weighted ? first + second : 1;
        sum += weight * both / (2 * first * second);
        weights += weight;
      }
    }
    return new Score.Value(sum / weights);
  }

  private static double againstRest(Predictions predictions, int of) {
    double wins = 0;
    for (double win : predictions.wins(of)) {
      wins += win;
    }
    return wins / (predictions.confusion().actual(of) * others(predictions, of));
  }

  /**
   * The pairs of a row of the class and a row of each other in which the first has the higher score
   * for the class; equal ones half.
   */
  static double[] wins(Predictions predictions, int of) {
    int[] order = predictions.order(of);
    double[] wins = new double[predictions.classes()];
    double[] below = new double[predictions.classes()];
    double[] equal = new double[predictions.classes()];
    for (int start = 0, end; start < order.length; start = end) {
      double score = predictions.score(order[start], of);
      for (end = start; end < order.length; end++) {
        if (predictions.score(order[end], of) != score) {
          break;
        }
        equal[predictions.label(order[end])] += predictions.weights().of(order[end]);
      }
      for (int other = 0; other < wins.length; other++) {
        wins[other] += equal[of] * (below[other] + equal[other] / 2);
        below[other] += equal[other];
      }
      Arrays.fill(equal, 0);
    }
    wins[of] = 0;
    return wins;
  }
}
