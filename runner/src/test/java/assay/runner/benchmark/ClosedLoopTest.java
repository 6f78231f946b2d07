// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.TimeValue;

class ClosedLoopTest {
  @TempDir Path folder;

  /** JMH itself would pass over it and measure the default. */
  @Test
  void aParameterThatTheBenchmarkDoesNotHaveIsRefused() {
    ClosedLoop loop = new ClosedLoop(1, List.of(), folder.resolve("out"));

    assertThatThrownBy(
            () -> loop.run(Map.of("job", "a", "sied", "b"), 1, TimeValue.milliseconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[job, side] wanted");
  }

  @Test
  void parametersThatWereNotGivenAreNoticedInTheFork() {
    assertThatThrownBy(() -> new ClosedLoopBenchmark().load())
        .hasMessageContaining("must be given");
  }

  @Test
  void forksFindWhatTheyAreToRun() {
    assertThat(ClosedLoop.missing()).isEmpty();
  }

  @Test
  void argumentsOfForksAreTheSameWhateverTheProgramWasStartedWith() {
    assertThat(ForkOptions.all(2))
        .containsAll(ForkOptions.flags())
        .contains("-Dai.djl.pytorch.num_threads=2", "-Dai.djl.offline=true");
  }

  @Test
  void aMeasurementHasTwoIterationsAtLeast() {
    assertThat(ForkMeter.iteration(Duration.ofMillis(400))).isEqualTo(Duration.ofMillis(200));
    assertThat(ForkMeter.iteration(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aSampleIsTheSameInEveryBatch() {
    float[] batch = Inputs.samples(3, 0, 4, 5);

    assertThat(Inputs.samples(3, 2, 1, 5)).containsExactly(Arrays.copyOfRange(batch, 10, 15));
    assertThat(Inputs.samples(4, 2, 1, 5)).isNotEqualTo(Arrays.copyOfRange(batch, 10, 15));
  }

  @Test
  void numbersKeepTheirValueInEveryType() {
    float[] values = {0.5f, -2, 0.25f};

    for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64, DataType.FLOAT16)) {
      assertThat(Inputs.floats(Inputs.bytes(values, type), type)).containsExactly(values);
    }
  }
}
