// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.plan.Fit;
import assay.runner.testing.FakeExecutor;
import assay.runner.testing.FakeTicker;
import assay.runner.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
  private final FakeTicker ticker = new FakeTicker();
  private final ProgressModel model = new ProgressModel(4, ticker);
  private final ProgressText text = new ProgressText(80, "accuracy");
  private final List<Fit> fits = Plans.of(1, 4, 1).fits();

  @Test
  void runningFitsHaveALineEachAboveTheBar() {
    model.started(fits.get(0));
    model.epoch(fits.get(0), 3, Map.of("train/loss", 0.25, "train/accuracy", 0.9));

    assertThat(text.lines(model.snapshot()))
        .containsExactly(
            "  trial 1 · repeat 0 · fold 0  epoch 3/10  loss 0.2500  accuracy 0.9000",
            "                        ▏ 0/4 fits  0.0 s");
  }

  @Test
  void timeLeftComesFromFitsOfThisLaunchAlone() {
    model.reused();
    ticker.advance(Duration.ofSeconds(10));
    model.ended(record(fits.get(1)));

    assertThat(text.bar(model.snapshot()))
        .isEqualTo("████████████            ▏ 2/4 fits, 1 reused  10 s, about 20 s left");
  }

  @Test
  void linesAreCutToTheTerminal() {
    assertThat(new ProgressText(10, "accuracy").lines(model.snapshot()))
        .allMatch(line -> line.length() == 10 && line.endsWith("…"));
  }

  private static FitRecord record(Fit fit) {
    return new FitRecord(
        fit, "l", Instant.EPOCH, Instant.EPOCH, FakeExecutor.finished(0.9), new Curves());
  }
}
