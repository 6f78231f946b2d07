// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series as training writes them, and some that nobody should write. */
enum Shapes {
  LOSS_FLOAT32 {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> (float) (2 / (1 + i / 500.0) + 0.05 * random.nextGaussian());
    }
  },
  LOSS_FLOAT64 {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> 2 / (1 + i / 500.0) + 0.05 * random.nextGaussian();
    }
  },
  ACCURACY_OF_FOUR_DECIMALS {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> Math.round(1e4 * (1 - 1 / (1 + i / 800.0)) + 20 * random.nextGaussian()) / 1e4;
    }
  },
  LEARNING_RATE {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> 1e-3 * Math.pow(0.5, Math.floor(i / 1000.0));
    }
  },
  WHOLE_NUMBERS {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> 4_000_000 + random.nextInt(2000);
    }
  },
  GRADIENT_NORM_FLOAT32 {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> (float) Math.exp(random.nextGaussian());
    }
  },
  ANY_BITS {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> Double.longBitsToDouble(random.nextLong());
    }
  },
  SPECIAL {
    @Override
    IntToDoubleFunction values(Random random) {
      return i -> SPECIALS[random.nextInt(SPECIALS.length)];
    }
  };

  /** What training writes. */
  static final Shapes[] USUAL = {
    LOSS_FLOAT32,
    LOSS_FLOAT64,
    ACCURACY_OF_FOUR_DECIMALS,
    LEARNING_RATE,
    WHOLE_NUMBERS,
    GRADIENT_NORM_FLOAT32
  };

  static final double[] SPECIALS = {
    Double.NaN,
    Double.longBitsToDouble(0x7ff0000000000001L),
    Double.longBitsToDouble(0xfff8000000abcdefL),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    Double.MIN_NORMAL / 3,
    Float.MIN_VALUE,
    Double.MAX_VALUE,
    1e300,
    -1e300,
    1L << 53,
    (1L << 53) - 1,
    0.1,
    1e-6,
    123456.789012
  };

  abstract IntToDoubleFunction values(Random random);

  /** Even steps, and timestamps in milliseconds with some jitter. */
  Points points(int count, long seed) {
    Random random = new Random(seed);
    IntToDoubleFunction values = values(random);
    Points.Builder points = Points.builder(count);
    long timestamp = 1_700_000_000_000L;
    for (int i = 0; i < count; i++) {
      timestamp += 100 + random.nextInt(30);
      points.add(i * 10L, timestamp, values.applyAsDouble(i));
    }
    return points.build();
  }
}
