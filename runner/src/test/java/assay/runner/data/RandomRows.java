// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows with classes, groups and times from a seed. */
final class RandomRows {
  private RandomRows() {}

  /**
   * @param sizes rows of each class
   */
  static SplitRows ofClasses(int[] sizes, long seed) {
    int[] labels =
        IntStream.range(0, sizes.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(sizes[label]))
            .toArray();
    new Shuffler(seed).shuffle(labels);
    SplittableRandom random = new SplittableRandom(seed);
    int groups = random.nextInt(12, 40);
    return new SplitRows(
        labels.length,
        IntStream.range(0, sizes.length).mapToObj(label -> "c" + label).toList(),
        Optional.of(labels),
        Optional.of(IntStream.range(0, labels.length).map(row -> random.nextInt(groups)).toArray()),
        Optional.of(
            IntStream.range(0, labels.length).mapToDouble(row -> random.nextInt(1000)).toArray()));
  }

  /** Without groups and times. */
  static SplitRows plain(int[] sizes, long seed) {
    SplitRows rows = ofClasses(sizes, seed);
    return new SplitRows(
        rows.count(),
        rows.classNames(),
        Optional.of(rows.labels()),
        Optional.empty(),
        Optional.empty());
  }

  /** Every class has eight rows at least. */
  static SplitRows of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return ofClasses(random.ints(random.nextInt(2, 5), 8, 60).toArray(), seed);
  }
}
