// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StepSamplingTest {

  @Test
  void fewStepsAreAllKept() {
    assertThat(StepSampling.pick(new long[] {1, 5, 9}, 3)).containsExactly(1, 5, 9);
  }

  @Test
  void manyStepsArePickedEvenlyWithTheLast() {
    long[] steps = LongStream.range(0, 10).toArray();

    // ranks 0, 2, 5, 7 of 10, and the last
    assertThat(StepSampling.pick(steps, 4)).containsExactly(0, 2, 5, 7, 9);
  }

  @Test
  void noStepsGiveNone() {
    assertThat(StepSampling.pick(new long[0], 4)).isEmpty();
  }
}
