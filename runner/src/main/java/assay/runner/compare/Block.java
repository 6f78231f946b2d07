// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import java.util.Comparator;

/** One fold of one repeat: the rows on which scores of different trials can be paired. */
public record Block(int repeat, int fold) implements Comparable<Block> {
  private static final Comparator<Block> ORDER =
      Comparator.comparingInt(Block::repeat).thenComparingInt(Block::fold);

  @Override
  public int compareTo(Block other) {
    return ORDER.compare(this, other);
  }
}
