// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.benchmark.PeakCache;
import assay.runner.benchmark.PeakPlan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Measures small operations with the real engine. */
class DevicePeakCommandIT {
  private static final PeakPlan SMALL =
      new PeakPlan(
          List.of(32, 64),
          List.of(new PeakPlan.Convolution(1, 4, 8)),
          1 << 20,
          3,
          Duration.ofMillis(1));

  @TempDir Path home;

  @Test
  void everyOperationIsMeasuredAndTheResultIsKept() throws Exception {
    Cli first = run("--json", "--threads", "1");
    Cli second = run("--json", "--threads", "1");

    assertThat(first.exitCode()).as(first.err()).isZero();
    JsonNode peak = new ObjectMapper().readTree(first.out());
    assertThat(peak.get("products")).hasSize(2);
    assertThat(peak.get("convolutions")).hasSize(1);
    assertThat(peak.get("flops_per_second").doubleValue()).isPositive();
    assertThat(peak.get("bytes_per_second").doubleValue()).isPositive();
    assertThat(peak.get("threads").intValue()).isEqualTo(1);
    assertThat(peak.get("products").get(1).get("repetitions").intValue()).isGreaterThan(2);
    assertThat(first.err()).contains("measuring: matrix product 64");
    assertThat(second.err()).contains("Measured before").doesNotContain("measuring:");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void itIsMeasuredAgainWhenAsked() {
    run("--threads", "1");

    assertThat(run("--threads", "1", "--refresh").err()).contains("measuring: matrix product 32");
  }

  @Test
  void theTableTellsBestAndMedian() {
    Cli run = run("--type", "float64", "--threads", "1");

    assertThat(run.out().lines().findFirst().orElseThrow())
        .matches("operation +best +median +times");
    assertThat(run.out()).contains("matrix product 64", "convolution 3 × 3, 1 × 4 × 8 × 8", "B/s");
    assertThat(run.err()).contains("cpu, float64, 1 thread, PyTorch");
  }

  @Test
  void whatCannotBeMeasuredIsSaid() {
    assertThat(run("--target", "tpu").exitCode()).isEqualTo(2);
    assertThat(run("--target", "tpu").err()).contains("wants cpu or gpu:N");
    assertThat(run("--type", "int8").err()).contains("wants float16, float32 or float64");
    assertThat(run("--threads", "0").err()).contains("at least 1");
    assertThat(run("--target", "gpu:99").exitCode()).isEqualTo(2);
    assertThat(run("--target", "gpu:99").err()).contains("E140: `gpu:99`");
  }

  private Cli run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            100);
    int exitCode =
        new CommandLine(new DevicePeakCommand(terminal, SMALL, PeakCache.ofUser(Map.of(), home)))
            .setExecutionExceptionHandler(new Failures(terminal))
            .execute(args);
    return new Cli(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
