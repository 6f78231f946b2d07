// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.SplittableRandom;

/**
 * A stream of permutations from a seed: Fisher and Yates over the 64-bit values of {@link
 * SplittableRandom} (SplitMix64, Steele et al. 2014). Bounded numbers are the high word of value ×
 * bound (Lemire 2019), made here and not by the JDK, so that no release of it can change a fold.
 * Not thread-safe.
 */
public final class Shuffler {
  private final SplittableRandom random;

  public Shuffler(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Puts the values in a random order. */
  public void shuffle(int[] values) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = (int) Math.unsignedMultiplyHigh(random.nextLong(), last + 1L);
      int value = values[last];
      values[last] = values[other];
      values[other] = value;
    }
  }
}
