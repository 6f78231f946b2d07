// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutSinkTest {
  private final Fit fit = ExampleLaunch.plan().fits().get(0);
  private final List<String> calls = new ArrayList<>();

  @Test
  void theJournalIsAlwaysFirst() {
    FanOutSink sink = sink("", "");

    sink.launchStarted(ExampleLaunch.facts());
    sink.fitEnded(ExampleLaunch.finished(fit));

    assertThat(calls)
        .containsExactly(
            "journal launchStarted", "other launchStarted", "journal fitEnded", "other fitEnded");
  }

  @Test
  void aFailingSinkIsNotedAndToldNothingMore() {
    FanOutSink sink = sink("", "fitStarted");

    sink.fitStarted(fit);
    sink.fitEnded(ExampleLaunch.finished(fit));

    assertThat(calls).containsExactly("journal fitStarted", "other fitStarted", "journal fitEnded");
    assertThat(sink.failures()).singleElement().asString().contains("other fails");
  }

  @Test
  void whatTheJournalCannotKeepGoesNowhere() {
    FanOutSink sink = sink("fitEnded", "");

    assertThatThrownBy(() -> sink.fitEnded(ExampleLaunch.finished(fit)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calls).containsExactly("journal fitEnded");
  }

  @Test
  void allAreClosedThoughOneFails() {
    FanOutSink sink = sink("", "close");

    assertThatThrownBy(sink::close).hasMessage("other fails");
    assertThat(calls).containsExactly("other close", "journal close");
  }

  private FanOutSink sink(String journalFailsAt, String otherFailsAt) {
    return new FanOutSink(
        new RecordingSink("journal", calls, journalFailsAt),
        List.of(new RecordingSink("other", calls, otherFailsAt)));
  }
}
