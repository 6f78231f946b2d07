// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Fit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKillTest {
  private static final int ENOUGH = 50;

  @TempDir Path directory;

  /** What the child runs: it writes fits for ever and says each one's key once it is recorded. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      Journal journal = new Journal(Path.of(args[0]), () -> "");
      journal.launchStarted(ExampleLaunch.facts());
      Fit first = ExampleLaunch.plan().fits().get(0);
      for (int i = 0; true; i++) {
        Fit fit = new Fit(first.trial(), "%064x".formatted(i), 0, i, first.seeds());
        journal.fitEnded(ExampleLaunch.finished(fit));
        System.out.println(fit.key());
      }
    }
  }

  @Test
  void noAcknowledgedFitIsLostWhenTheProcessIsKilled() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    List<String> acknowledged = acknowledgedUntilKilled(writer);

    JournalContents contents = new JournalReader(directory).read();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(contents.finished().keySet()).containsAll(acknowledged);
    assertThat(contents.launches().get(0).running()).isFalse();
    assertThat(contents.findEnd(ExampleLaunch.ID)).isEmpty();
  }

  private static List<String> acknowledgedUntilKilled(Process writer)
      throws IOException, InterruptedException {
    List<String> keys = new ArrayList<>();
    try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
      for (String key = out.readLine(); key != null; key = out.readLine()) {
        if (key.length() == 64) { // the last line may be cut off
          keys.add(key);
        }
        if (keys.size() == ENOUGH) {
          writer.toHandle().destroyForcibly(); // keeps what it said readable
        }
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return keys;
  }
}
