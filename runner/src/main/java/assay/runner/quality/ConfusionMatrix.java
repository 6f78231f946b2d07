// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.stream.IntStream;

/** How many rows of each true class were predicted as each class. */
final class ConfusionMatrix {
  private final int classes;
  private final int[] counts;

  ConfusionMatrix(int classes) {
    this.classes = classes;
    this.counts = new int[classes * classes];
  }

  void add(int truth, int predicted) {
    counts[truth * classes + predicted]++;
  }

  int classes() {
    return classes;
  }

  int count(int truth, int predicted) {
    return counts[truth * classes + predicted];
  }

  int total() {
    return IntStream.of(counts).sum();
  }

  int correct() {
    return IntStream.range(0, classes).map(of -> count(of, of)).sum();
  }

  /** Rows whose true class it is. */
  int actual(int of) {
    return IntStream.range(0, classes).map(predicted -> count(of, predicted)).sum();
  }

  /** Rows predicted as the class. */
  int predicted(int of) {
    return IntStream.range(0, classes).map(truth -> count(truth, of)).sum();
  }

  /** The rows of one class against all others. */
  Hits hits(int of) {
    return new Hits(count(of, of), predicted(of) - count(of, of), actual(of) - count(of, of));
  }
}
