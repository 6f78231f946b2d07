// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.store.RunChange;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private static final long START = 1_000_000;

  private final EventLog log = new EventLog(3, Instant.ofEpochMilli(START / 1000));

  private void add(int events) {
    for (int i = 0; i < events; i++) {
      log.add(new RunChange("0", "run", RunChange.Kind.TAGS));
    }
  }

  private String since(long seq) {
    return log.since(OptionalLong.of(seq)).toString();
  }

  @Test
  void aNewClientIsOnlyToldWhereItIs() {
    add(2);

    assertThat(log.since(OptionalLong.empty())).hasToString("id: %d\n\n".formatted(START + 2));
  }

  @Test
  void missedEventsAreSentAsLongAsTheyAreKept() {
    add(5);

    assertThat(since(START + 5)).doesNotContain("event:");
    assertThat(since(START + 4)).contains("\"seq\":" + (START + 5)).containsOnlyOnce("event: run");
    assertThat(since(START + 2)).contains("\"seq\":" + (START + 3));
    assertThat(since(START + 1)).contains("event: reset").doesNotContain("event: run");
  }

  @Test
  void aSkipMakesAllEarlierClientsStartAnew() {
    add(2);

    assertThat(log.skip())
        .hasToString("id: %1$d\nevent: reset\ndata: {\"seq\":%1$d}\n\n".formatted(START + 3));
    assertThat(since(START + 2)).contains("event: reset");
    assertThat(since(START + 3)).doesNotContain("event:");
  }

  @Test
  void numbersOfEarlierAndLaterStartsAreRecognised() {
    assertThat(since(START)).doesNotContain("event:");
    assertThat(since(START - 1)).contains("event: reset");
    assertThat(since(START + 1)).contains("event: reset");
  }
}
