// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchState;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;

  private final Plan plan = ExampleLaunch.plan();
  private final Fit fit = plan.fits().get(0);

  @Test
  void whatIsWrittenIsRead() {
    try (Journal journal = journal()) {
      journal.launchStarted(ExampleLaunch.facts());
      plan.fits().forEach(each -> journal.fitEnded(ExampleLaunch.finished(each)));
      journal.launchEnded(ExampleLaunch.end(plan, LaunchState.FINISHED));
    }

    JournalContents contents = read();

    assertThat(contents.notes()).isEmpty();
    assertThat(contents.launches())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(StoredLaunch.of(ExampleLaunch.facts()));
    assertThat(contents.fits())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(
            plan.fits().stream()
                .map(each -> StoredFit.of(ExampleLaunch.finished(each), "iris-example"))
                .toList());
    assertThat(contents.findEnd(ExampleLaunch.ID))
        .get()
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.toString().equals(b.toString()), ObjectNode.class)
        .isEqualTo(
            StoredEnd.of(
                ExampleLaunch.end(plan, LaunchState.FINISHED), "iris-example", "the log\n"));
  }

  @Test
  void samplesOfALaunchAreWrittenAMinuteAtATimeAndTheRestAtItsEnd() throws IOException {
    try (Journal journal = journal()) {
      journal.launchStarted(ExampleLaunch.facts());
      for (int step = 0; step < 61; step++) {
        journal.sampled(ExampleLaunch.sample(step));
      }
      assertThat(read().samples()).hasSize(1);
      journal.launchEnded(ExampleLaunch.end(plan, LaunchState.FINISHED));
    }

    JournalContents contents = read();
    assertThat(contents.notes()).isEmpty();
    assertThat(contents.samples()).hasSize(2).extracting("launch").containsOnly(ExampleLaunch.ID);
    assertThat(
            contents.samples().stream()
                .flatMap(samples -> points(samples).stream())
                .map(Curves.Point::step))
        .containsExactlyElementsOf(IntStream.range(0, 61).boxed().toList());
    assertThat(points(contents.samples().getLast()))
        .containsExactly(
            new Curves.Point(60, 110, ExampleLaunch.START.plusSeconds(60).toEpochMilli()));
  }

  @Test
  void samplesOfALaunchThatIsCutOffAreKept() {
    try (Journal journal = journal()) {
      journal.launchStarted(ExampleLaunch.facts());
      journal.sampled(ExampleLaunch.sample(0));
    }

    assertThat(read().samples()).hasSize(1);
  }

  private static List<Curves.Point> points(StoredSamples samples) {
    return samples.series().byName().getOrDefault("system/cpu_percent", List.of());
  }

  @Test
  void aStoredFitAnswersTheFitOfAPlan() {
    FitRecord record = ExampleLaunch.finished(fit);
    write(record);

    StoredFit stored = only(read().finished(), fit.key());

    assertThat(stored.answering(fit)).usingRecursiveComparison().isEqualTo(record);
    assertThatThrownBy(() -> stored.answering(plan.fits().get(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void notFiniteNumbersSurvive() {
    Curves curves = new Curves();
    curves.add(1, Map.of("train/loss", Double.NaN), 1);
    curves.add(2, Map.of("train/loss", Double.NEGATIVE_INFINITY), 2);
    FitResult result =
        new FitResult(
            FitState.FAILED,
            Map.of("log_loss", Double.POSITIVE_INFINITY),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            true,
            Optional.of("a cause\nof \"two\" lines"),
            Optional.empty());
    FitRecord whole = ExampleLaunch.finished(fit);
    write(new FitRecord(fit, whole.launch(), whole.startedAt(), whole.endedAt(), result, curves));

    StoredFit stored = read().fits().get(0);

    assertThat(stored.result()).isEqualTo(result);
    assertThat(stored.curves().byName().get("train/loss"))
        .extracting(Curves.Point::value)
        .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
  }

  @Test
  void aTornLastLineIsPassedOver() throws IOException {
    write(ExampleLaunch.finished(fit));
    byte[] line = JournalLines.of(StoredFit.of(ExampleLaunch.finished(plan.fits().get(1)), "e"));

    for (int length : new int[] {1, 100, line.length - 1}) {
      Path file = file();
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(line, length), StandardOpenOption.APPEND);

      JournalContents contents = read();

      assertThat(contents.fits()).hasSize(1);
      assertThat(contents.notes())
          .singleElement()
          .asString()
          .startsWith(file + ":4: ")
          .contains("cut off");
      Files.write(file, whole);
    }
  }

  @Test
  void anUnreadableLineIsToldAndCostsNoOther() throws IOException {
    write(ExampleLaunch.finished(fit));
    append("{\"event\":\"fit\",\"key\":\"k\"}\n");
    append("{\"event\":\"dance\"}\n");
    append("[]\n");
    append("{\"event\":\"fit\",\"curves\":[[1,2]]}\n");
    append("{\"event\":\"fit\",\"key\":\u0000\n");
    Files.write(
        file(),
        JournalLines.of(StoredFit.of(ExampleLaunch.finished(plan.fits().get(1)), "e")),
        StandardOpenOption.APPEND);

    JournalContents contents = read();

    assertThat(contents.fits()).hasSize(2);
    assertThat(contents.notes()).hasSize(5);
    assertThat(contents.notes().get(0)).startsWith(file() + ":4: ").contains("no \"trial\"");
    assertThat(contents.notes().get(1)).contains("unknown event \"dance\"");
  }

  @Test
  void aNewerFormatIsPassedOverWhole() throws IOException {
    Files.createDirectories(directory.resolve("journal"));
    Files.writeString(
        directory.resolve("journal/20300101T000000Z-ffffffff.jsonl"),
        "{\"format\":2}\n{\"event\":\"fit\"}\n");

    assertThat(read().notes()).singleElement().asString().contains("format 2");
  }

  @Test
  void theLatestFinishedResultOfAKeyWins() {
    FitRecord early = ExampleLaunch.finished(fit);
    FitRecord late =
        new FitRecord(
            fit,
            "ffffffffffffffffffffffffffffffff",
            early.startedAt(),
            early.endedAt().plus(Duration.ofHours(1)),
            early.result(),
            early.curves());
    FitRecord failedLater =
        new FitRecord(
            fit,
            early.launch(),
            early.startedAt(),
            early.endedAt().plus(Duration.ofHours(2)),
            FitResult.unfinished(FitState.OOM, "out of memory", Optional.empty()),
            early.curves());
    write(late, early, failedLater, ExampleLaunch.failed(plan.fits().get(1)));

    JournalContents contents = read();

    assertThat(contents.finished()).containsOnlyKeys(fit.key());
    assertThat(only(contents.finished(), fit.key()).launch()).isEqualTo(late.launch());
    assertThat(only(contents.latest(), plan.fits().get(1).key()).result().state())
        .isEqualTo(FitState.FAILED);
    assertThat(only(contents.latest(), fit.key()).launch()).isEqualTo(late.launch());
  }

  @Test
  void reusedFitsAreNamed() {
    try (Journal journal = journal()) {
      journal.launchStarted(ExampleLaunch.facts());
      journal.fitReused(ExampleLaunch.finished(fit, "ffffffffffffffffffffffffffffffff"));
    }

    assertThat(read().reuses())
        .containsExactly(new StoredReuse(ExampleLaunch.ID, fit.key(), fit.trial().key()));
  }

  @Test
  void aMissingDirectoryHoldsNothing() {
    assertThat(new JournalReader(directory.resolve("none")).read().fits()).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsAClearError() throws IOException {
    Files.writeString(directory.resolve("journal"), "a file in the way");

    try (Journal journal = journal()) {
      assertThatThrownBy(() -> journal.launchStarted(ExampleLaunch.facts()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(directory.resolve("journal").toString())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void anOldJournalStaysReadable() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("journal"));
    try (var in = JournalTest.class.getResourceAsStream("journal-format-1.jsonl")) {
      assertThat(in).isNotNull();
      Files.copy(in, folder.resolve("20260301T120000Z-01234567.jsonl"));
    }

    JournalContents contents = read();

    assertThat(contents.notes()).isEmpty();
    assertThat(contents.launches()).hasSize(1);
    StoredLaunch launch = contents.launches().get(0);
    assertThat(launch.experiment()).isEqualTo("iris-example");
    assertThat(launch.trials().get(0).params())
        .containsEntry("train.optimizer.learning_rate", "0.0001")
        .containsEntry("model.hidden", "[16,8]");
    assertThat(launch.running()).isFalse();
    assertThat(contents.finished()).hasSize(5);
    assertThat(contents.reuses()).hasSize(1);
    StoredFit first = contents.fits().get(0);
    assertThat(first.result().metrics()).containsEntry("accuracy", 0.9);
    assertThat(first.curves().byName().get("train/loss"))
        .containsExactly(
            new Curves.Point(1, 1.0, 1772366402000L), new Curves.Point(2, 0.5, 1772366403000L));
    assertThat(contents.findEnd(launch.launch()))
        .get()
        .satisfies(end -> assertThat(end.state()).isEqualTo(LaunchState.FINISHED))
        .satisfies(end -> assertThat(end.summaries().get(0).rank()).hasValue(1));
  }

  private static StoredFit only(Map<String, StoredFit> fits, String key) {
    return Objects.requireNonNull(fits.get(key), key);
  }

  private void write(FitRecord... records) {
    try (Journal journal = journal()) {
      journal.launchStarted(ExampleLaunch.facts());
      List.of(records).forEach(journal::fitEnded);
    }
  }

  private void append(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.APPEND);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private Journal journal() {
    return new Journal(directory, () -> "the log\n");
  }

  private JournalContents read() {
    return new JournalReader(directory).read();
  }
}
