// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.ArrayList;
import java.util.List;

/** Numbers as they come, in blocks: growing moves none of them. */
final class Doubles {
  private static final int BLOCK = 1 << 16;

  private final List<double[]> blocks = new ArrayList<>();
  private int size;

  void add(double number) {
    if (size % BLOCK == 0) {
      blocks.add(new double[BLOCK]);
    }
    blocks.getLast()[size % BLOCK] = number;
    size = Math.addExact(size, 1);
  }

  /** All of them, once; this is empty then. */
  double[] take() {
    double[] all = new double[size];
    for (int i = 0; i < blocks.size(); i++) {
      System.arraycopy(blocks.get(i), 0, all, i * BLOCK, Math.min(BLOCK, size - i * BLOCK));
      blocks.set(i, new double[0]);
    }
    size = 0;
    blocks.clear();
    return all;
  }
}
