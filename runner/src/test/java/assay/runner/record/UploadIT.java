// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadIT {
  private static final String SECOND = "fedcba9876543210fedcba9876543210";

  @TempDir Path directory;

  private final Plan plan = ExampleLaunch.plan();

  @Test
  void aTrackerThatWasAwayGetsTheSameAsOneThatWasThere() {
    Map<String, TrackerView.View> expected =
        with(
            "there",
            (client, tracker) -> {
              try (TrackerSink sink = sink(client)) {
                ExampleRun.whole(sink, plan);
              }
              return runs(client, tracker);
            });
    String failure =
        with(
            "away",
            (client, tracker) -> {
              Journal journal = new Journal(directory, () -> "the log\n");
              TrackerSink sink = sink(client);
              try (FanOutSink both = new FanOutSink(journal, List.of(sink))) {
                both.launchStarted(ExampleLaunch.facts());
                Fit first = plan.fits().get(0);
                both.sampled(ExampleLaunch.sample(0));
                both.fitStarted(first);
                both.epoch(first, 1, ExampleLaunch.epochValues(1));
                tracker.close();
                ExampleRun.fits(both, plan);
                both.sampled(ExampleLaunch.sample(1));
                both.launchEnded(ExampleRun.end(plan));
              }
              return sink.failure().orElse("");
            });
    assertThat(failure).contains("is not available");

    for (String name : List.of("away", "new")) {
      Map<String, TrackerView.View> uploaded =
          with(
              name,
              (client, tracker) -> {
                assertThat(upload(client).launches()).isEqualTo(1);
                return runs(client, tracker);
              });
      assertThat(uploaded).isEqualTo(expected);
    }
  }

  @Test
  void aSecondUploadSendsNothing() {
    journal();

    with(
        "tracker",
        (client, tracker) -> {
          assertThat(upload(client)).isEqualTo(new Upload.Outcome(2, 6 + 1, List.of()));
          Map<String, TrackerView.View> first = runs(client, tracker);
          assertThat(upload(client)).isEqualTo(new Upload.Outcome(0, 0, List.of()));
          assertThat(runs(client, tracker)).isEqualTo(first);
          return first;
        });
  }

  @Test
  void onlyTheChosenLaunchIsSent() {
    journal();

    with(
        "tracker",
        (client, tracker) -> {
          Upload upload = new Upload(client, new JournalReader(directory).read());
          assertThat(upload.send(launch -> launch.launch().equals(SECOND)).fits()).isEqualTo(6);
          assertThat(runs(client, tracker)).hasSize(1 + 2 + 6);
          return "";
        });
  }

  /** The later launch is in the tracker first; what it says of the trials must stay. */
  @Test
  void anOlderLaunchDoesNotOverwriteANewerOne() {
    journal();
    String trial = "trial " + ExampleRun.failing(plan).trial().key();

    with(
        "tracker",
        (client, tracker) -> {
          JournalContents contents = new JournalReader(directory).read();
          new Upload(client, contents).send(launch -> launch.launch().equals(SECOND));
          TrackerView.View newer = TrackerView.find(runs(client, tracker), trial);
          new Upload(client, contents).send(launch -> true);
          TrackerView.View both = TrackerView.find(runs(client, tracker), trial);

          assertThat(both.status()).isEqualTo(newer.status()).isEqualTo("FINISHED");
          assertThat(both.histories()).isEqualTo(newer.histories());
          assertThat(both.tags()).containsEntry("assay.fits.failed", "0");
          return "";
        });
  }

  @Test
  void aRunningLaunchIsLeftAlone() {
    try (Journal journal = new Journal(directory, () -> "")) {
      journal.launchStarted(ExampleLaunch.facts());
      journal.fitEnded(ExampleLaunch.finished(plan.fits().get(0)));

      with(
          "tracker",
          (client, tracker) -> {
            assertThat(upload(client))
                .isEqualTo(new Upload.Outcome(0, 0, List.of(ExampleLaunch.ID)));
            return "";
          });
    }
  }

  @Test
  void aKilledLaunchIsSentAsInterrupted() throws IOException {
    Path file = directory.resolve("journal/20260301T120000Z-01234567.jsonl");
    Files.createDirectories(directory.resolve("journal"));
    try (var in = UploadIT.class.getResourceAsStream("journal-format-1.jsonl")) {
      assertThat(in).isNotNull();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.contains("\"event\":\"end\""))
              .toList();
      Files.write(file, lines);
    }

    with(
        "tracker",
        (client, tracker) -> {
          upload(client);
          Map<String, TrackerView.View> runs = runs(client, tracker);
          assertThat(runs).hasSize(1 + 2 + 5);
          TrackerView.View launch = TrackerView.find(runs, "launch  " + ExampleLaunch.ID);
          assertThat(launch.status()).isEqualTo("KILLED");
          assertThat(launch.tags())
              .containsEntry("assay.state", "interrupted")
              .containsEntry("assay.fits.done", "5");
          return "";
        });
  }

  /** Two launches, the second of which trains again what failed in the first. */
  private void journal() {
    try (Journal journal = new Journal(directory, () -> "the log\n")) {
      ExampleRun.whole(journal, plan);
    }
    try (Journal journal = new Journal(directory, () -> "the log\n")) {
      ExampleRun.reusing(journal, plan, SECOND);
    }
  }

  private Upload.Outcome upload(MlflowClient client) {
    return new Upload(client, new JournalReader(directory).read()).send(launch -> true);
  }

  private static TrackerSink sink(MlflowClient client) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:30Z"));
    return new TrackerSink(client, clock, () -> "the log\n", reason -> {});
  }

  private static Map<String, TrackerView.View> runs(MlflowClient client, Tracker tracker) {
    return new TrackerView(tracker.address(), client).runs("iris-example");
  }

  private <T> T with(String name, BiFunction<MlflowClient, Tracker, T> use) {
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory.resolve(name)));
        MlflowClient client =
            new MlflowClient(URI.create(tracker.address()), TrackerSinkIT.SHORT)) {
      return use.apply(client, tracker);
    }
  }
}
