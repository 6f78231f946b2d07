// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class InputsTest {

  @Test
  void wholeNumbersAreBelowTheirBoundAndTheSameInEveryBatch() {
    ByteBuffer all = Inputs.integers(3, 0, 100, 5, 7, DataType.INT64);
    ByteBuffer later = Inputs.integers(3, 40, 1, 5, 7, DataType.INT64);

    boolean[] seen = new boolean[7];
    for (int i = 0; i < 500; i++) {
      seen[(int) all.getLong(8 * i)] = true;
    }
    assertThat(seen).containsOnly(true);
    for (int i = 0; i < 5; i++) {
      assertThat(later.getLong(8 * i)).isEqualTo(all.getLong(8 * (200 + i)));
    }
  }
}
