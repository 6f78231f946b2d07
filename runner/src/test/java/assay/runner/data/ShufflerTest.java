// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShufflerTest {

  @Test
  void nothingIsLostOrDoubled() {
    for (int seed = 0; seed < 100; seed++) {
      int[] values = IntStream.range(0, seed).toArray();
      new Shuffler(seed).shuffle(values);
      assertThat(values)
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(IntStream.range(0, seed).toArray());
    }
  }

  @Test
  void everyOrderIsAboutEquallyFrequent() {
    Map<String, Integer> counts = new HashMap<>();
    Shuffler shuffler = new Shuffler(1);
    for (int i = 0; i < 6000; i++) {
      int[] values = {0, 1, 2};
      shuffler.shuffle(values);
      counts.merge(values[0] + "" + values[1] + values[2], 1, Integer::sum);
    }

    // 1000 expected, standard deviation 29.
    assertThat(counts).hasSize(6);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(870, 1130));
  }

  @Test
  void aSeedAlwaysGivesTheSameOrder() {
    int[] values = IntStream.range(0, 10).toArray();
    new Shuffler(42).shuffle(values);

    // Computed apart, from the definition of SplitMix64.
    assertThat(values).containsExactly(8, 3, 6, 5, 4, 0, 9, 2, 1, 7);
  }
}
