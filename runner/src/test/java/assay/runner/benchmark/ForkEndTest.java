// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkEndTest {
  @TempDir Path folder;
  private SideFile side;

  @BeforeEach
  void open() {
    side = new SideFile(folder.resolve("side.jsonl"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "137 | OOM | signal 9 (SIGKILL: most likely the system was out of memory)",
        "139 | FAILED | signal 11 (SIGSEGV: a crash in the engine)",
        "134 | FAILED | signal 6 (SIGABRT: the engine gave up)",
        "1 | FAILED | ended with exit code 1"
      })
  void howAProcessEndedIsTheCause(int code, FitState state, String cause) {
    MeasurementResult result =
        ForkEnd.of(side, "<forked VM failed with exit code " + code + ">", "last words");

    assertThat(result.state()).isEqualTo(state);
    assertThat(result.cause().orElseThrow()).contains(cause);
    assertThat(result.detail()).contains("last words");
  }

  /** As libtorch says it before it aborts. */
  @Test
  void memoryThatRanOutIsSeenInWhatWasPrinted() {
    MeasurementResult result =
        ForkEnd.of(
            side,
            "exit code 134",
            "DefaultCPUAllocator: can't allocate memory: you tried to allocate 9000 bytes");

    assertThat(result.state()).isEqualTo(FitState.OOM);
  }

  @Test
  void whatTheProcessSaidItselfIsTheCause() {
    Fork.tell(side, new IllegalStateException("outer", new OutOfMemoryError("Java heap space")));

    MeasurementResult result = ForkEnd.of(side, "exit code 1", "");

    assertThat(result.state()).isEqualTo(FitState.OOM);
    assertThat(result.cause()).contains("memory ran out: Java heap space");
    assertThat(result.detail().orElseThrow()).contains("IllegalStateException: outer");
  }

  @Test
  void aMissingDeviceIsSkippedAndWrongOutputsAreFlagged() {
    Fork.tell(side, ModelException.deviceMissing("E140: `gpu:7` asked"));
    assertThat(ForkEnd.of(side, "", "").state()).isEqualTo(FitState.SKIPPED);

    Fork.tell(side, new ParityException("output 0 of sample 1 is 2.0"));
    MeasurementResult result = ForkEnd.of(side, "", "");
    assertThat(result.state()).isEqualTo(FitState.FAILED);
    assertThat(result.flags()).containsEntry("parity", "output 0 of sample 1 is 2.0");
  }

  @Test
  void aLineThatIsBeingWrittenIsNotRead() throws Exception {
    side.write(SideFile.STARTED, json -> json.put("pid", 7));
    java.nio.file.Files.writeString(
        folder.resolve("side.jsonl"), "{\"event\": \"war", java.nio.file.StandardOpenOption.APPEND);

    assertThat(side.events()).hasSize(1);
    assertThat(side.find(SideFile.STARTED).orElseThrow().get("pid").intValue()).isEqualTo(7);
  }
}
