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

  /** 1 + 2⁻⁸ lies between 1 and 1 + 2⁻⁷, and 1 is the even one; 1 + 3·2⁻⁸ goes up. */
  @Test
  void bfloat16IsRoundedToTheNearestTiesToEven() {
    float[] values = {1, 1 + 0x1p-8f, 1 + 3 * 0x1p-8f, -2.5f, 0};

    ByteBuffer bytes = Inputs.bytes(values, DataType.BFLOAT16);

    assertThat(Inputs.floats(bytes, DataType.BFLOAT16))
        .containsExactly(1, 1, 1 + 0x1p-6f, -2.5f, 0);
  }
}
