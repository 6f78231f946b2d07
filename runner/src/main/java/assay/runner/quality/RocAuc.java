// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve: the chance that a row of the class scores higher than a row of
 * another, equal scores counting half (Hanley and McNeil 1982). Several classes: each against the
 * rest, then the mean (Provost and Domingos 2000 for the weighted one). Two classes have one curve:
 * that of the second.
 */
final class RocAuc {
  private RocAuc() {}

  static Score binary(Predictions predictions) {
    return predictions.classes() == 2
        ? average(predictions, false)
        : new Score.Undefined("it is for two classes, and there are " + predictions.classes());
  }

  static Score macro(Predictions predictions) {
    return average(predictions, false);
  }

  static Score weighted(Predictions predictions) {
    return average(predictions, true);
  }

  private static Score average(Predictions predictions, boolean weighted) {
    ConfusionMatrix confusion = predictions.confusion();
    OptionalInt oneSided =
        IntStream.range(0, predictions.classes())
            .filter(of -> confusion.actual(of) % predictions.rows() == 0)
            .findFirst();
    if (oneSided.isPresent()) {
      return new Score.Undefined(
          "class number %d has %s of the rows, so it cannot be told from others"
              .formatted(
                  oneSided.getAsInt(),
                  confusion.actual(oneSided.getAsInt()) == 0 ? "none" : "all"));
    }
    double sum = 0;
    double weights = 0;
    for (int of = predictions.classes() == 2 ? 1 : 0; of < predictions.classes(); of++) {
      double weight = weighted ? confusion.actual(of) : 1;
      sum += weight * area(predictions, of);
      weights += weight;
    }
    return new Score.Value(sum / weights);
  }

  /** By Mann and Whitney's U: the ranks of the class's rows, less the least they can sum to. */
  private static double area(Predictions predictions, int of) {
    int[] order =
        IntStream.range(0, predictions.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> predictions.score(row, of)))
            .mapToInt(Integer::intValue)
            .toArray();
    double positives = Arrays.stream(order).filter(row -> predictions.label(row) == of).count();
    double u = rankSum(predictions, of, order) - positives * (positives + 1) / 2;
    return u / (positives * (order.length - positives));
  }

  private static double rankSum(Predictions predictions, int of, int[] order) {
    double sum = 0;
    for (int start = 0, end; start < order.length; start = end) {
      double score = predictions.score(order[start], of);
      int positives = 0;
      for (end = start; end < order.length; end++) {
        if (predictions.score(order[end], of) != score) {
          break;
        }
        positives += predictions.label(order[end]) == of ? 1 : 0;
      }
      sum += positives * (start + 1 + end) / 2.0;
    }
    return sum;
  }
}
