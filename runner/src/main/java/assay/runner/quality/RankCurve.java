// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two classes seen from every threshold, from the highest score down: what is at or above it. Rows
 * without weight are left out. Needs scores.
 */
final class RankCurve {
  private final double[] thresholds;
  private final double[] truePositives;
  private final double[] falsePositives;

  private RankCurve(double[] thresholds, double[] truePositives, double[] falsePositives) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  static RankCurve of(Predictions predictions) {
    int[] order = predictions.order(1);
    double[] thresholds = new double[order.length];
    double[] hits = new double[order.length];
    double[] misses = new double[order.length];
    int points = 0;
    double hit = 0;
    double missed = 0;
    for (int i = order.length - 1; i >= 0; i--) {
      double weight = predictions.weights().of(order[i]);
      if (weight == 0) {
        continue;
      }
      double score = predictions.score(order[i], 1);
      hit += predictions.label(order[i]) == 1 ? weight : 0;
      missed += predictions.label(order[i]) == 1 ? 0 : weight;
      points += points > 0 && thresholds[points - 1] == score ? 0 : 1;
      thresholds[points - 1] = score;
      hits[points - 1] = hit;
      misses[points - 1] = missed;
    }
    return new RankCurve(
        Arrays.copyOf(thresholds, points),
        Arrays.copyOf(hits, points),
        Arrays.copyOf(misses, points));
  }

  private int points() {
    return thresholds.length;
  }

  private double positives() {
    return truePositives[points() - 1];
  }

  private double negatives() {
    return falsePositives[points() - 1];
  }

  /** Where a rate has nothing to be a rate of. */
  private boolean isOneSided() {
    return positives() == 0 || negatives() == 0;
  }

  private Score.Undefined oneSided() {
    return new Score.Undefined(
        "there are no %s rows, so there is no rate of %s positives"
            .formatted(
                positives() == 0 ? "positive" : "negative", positives() == 0 ? "true" : "false"));
  }

  private double tpr(int point) {
    return point == 0 ? 0 : truePositives[point - 1] / positives();
  }

  private double fpr(int point) {
    return point == 0 ? 0 : falsePositives[point - 1] / negatives();
  }

  /**
   * From (0, 0), whose threshold no score reaches and which is written as the highest score plus 1.
   */
  Score roc() {
    if (isOneSided()) {
      return oneSided();
    }
    Double[] fpr = new Double[points() + 1];
    Double[] tpr = new Double[points() + 1];
    Double[] from = new Double[points() + 1];
    for (int point = 0; point <= points(); point++) {
      fpr[point] = fpr(point);
      tpr[point] = tpr(point);
      from[point] = point == 0 ? thresholds[0] + 1 : thresholds[point - 1];
    }
    return curve("fpr", fpr, "tpr", tpr, from);
  }

  /** From the lowest threshold up; ends at recall 0 with precision 1, which has no threshold. */
  Score precisionRecall() {
    Double[] precision = new Double[points() + 1];
    Double[] recall = new Double[points() + 1];
    Double[] from = new Double[points()];
    for (int i = 0; i < points(); i++) {
      int point = points() - 1 - i;
      precision[i] = precision(point);
      recall[i] = recall(point);
      from[i] = thresholds[point];
    }
    precision[points()] = 1.0;
    recall[points()] = 0.0;
    return curve("precision", precision, "recall", recall, from);
  }

  private static Score curve(
      String across, Double[] x, String up, Double[] y, Double[] thresholds) {
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    columns.put(across, Arrays.asList(x));
    columns.put(up, Arrays.asList(y));
    columns.put("thresholds", Arrays.asList(thresholds));
    return new Score.Curve(columns);
  }

  private double precision(int point) {
    return truePositives[point] / (truePositives[point] + falsePositives[point]);
  }

  /** 1 without positive rows: none of them is missed. */
  private double recall(int point) {
    return positives() == 0 ? 1 : truePositives[point] / positives();
  }

  /** Precisions weighted by the steps of recall, without interpolation between them. */
  Score averagePrecision() {
    double sum = 0;
    double before = 0;
    for (int point = 0; point < points(); point++) {
      sum += (recall(point) - before) * precision(point);
      before = recall(point);
    }
    return new Score.Value(sum);
  }

  /** The largest distance between the scores of both classes (Kolmogorov and Smirnov). */
  Score largestGap() {
    if (isOneSided()) {
      return oneSided();
    }
    double largest = 0;
    for (int point = 1; point <= points(); point++) {
      largest = Math.max(largest, tpr(point) - fpr(point));
    }
    return new Score.Value(largest);
  }

  /**
   * The area up to a rate of false positives, scaled so that chance is 1/2 and the best 1 (McClish
   * 1989); straight lines between points.
   */
  Score partialArea(double maxFpr) {
    if (isOneSided()) {
      return oneSided();
    }
    double area = 0;
    for (int point = 1; point <= points() && fpr(point - 1) < maxFpr; point++) {
      double width = fpr(point) - fpr(point - 1);
      double end = Math.min(fpr(point), maxFpr);
      double part = width == 0 ? 0 : (end - fpr(point - 1)) / width;
      double height = tpr(point - 1) + part * (tpr(point) - tpr(point - 1));
      area += (end - fpr(point - 1)) * (tpr(point - 1) + height) / 2;
    }
    double byChance = maxFpr * maxFpr / 2;
    return new Score.Value((1 + (area - byChance) / (maxFpr - byChance)) / 2);
  }
}
