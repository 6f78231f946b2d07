// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.List;
import java.util.stream.IntStream;

/** The weight of the rows of each true class that were predicted as each class. */
final class ConfusionMatrix {
  private final int classes;
  private final double[] weights;
  private final double[] actual;
  private final double[] predicted;
  private double total;
  private double correct;

  ConfusionMatrix(int classes) {
    this.classes = classes;
    this.weights = new double[Math.multiplyExact(classes, classes)];
    this.actual = new double[classes];
    this.predicted = new double[classes];
  }

  void add(int truth, int prediction, double weight) {
    weights[truth * classes + prediction] += weight;
    actual[truth] += weight;
    predicted[prediction] += weight;
    total += weight;
    correct += truth == prediction ? weight : 0;
  }

  int classes() {
    return classes;
  }

  double weight(int truth, int prediction) {
    return weights[truth * classes + prediction];
  }

  double total() {
    return total;
  }

  double correct() {
    return correct;
  }

  /** Of the rows whose true class it is. */
  double actual(int of) {
    return actual[of];
  }

  /** Of the rows predicted as the class. */
  double predicted(int of) {
    return predicted[of];
  }

  /**
   * Each class against all others. Everything is summed and nothing subtracted, so that what should
   * be 0 is exactly that, however weights are rounded.
   */
  List<Hits> hits() {
    double[] falsePositives = new double[classes];
    double[] falseNegatives = new double[classes];
    double[] trueNegatives = new double[classes];
    double[] after = new double[classes + 1];
    for (int truth = 0; truth < classes; truth++) {
      for (int of = classes - 1; of >= 0; of--) {
        after[of] = after[of + 1] + weight(truth, of);
      }
      double before = 0;
      for (int of = 0; of < classes; of++) {
        double others = before + after[of + 1];
        if (of == truth) {
          falseNegatives[of] += others;
        } else {
          falsePositives[of] += weight(truth, of);
          trueNegatives[of] += others;
        }
        before += weight(truth, of);
      }
    }
    return IntStream.range(0, classes)
        .mapToObj(of ->
            new Hits(weight(of, of), falsePositives[of], falseNegatives[of], trueNegatives[of]))
        .toList();
  }

  /** Truth downwards, predictions across. */
  Score table() {
    List<List<Double>> rows =
        IntStream.range(0, classes)
            .mapToObj(truth ->
                IntStream.range(0, classes).mapToObj(column -> weight(truth, column)).toList())
            .toList();
    return new Score.Table(rows);
  }
}
