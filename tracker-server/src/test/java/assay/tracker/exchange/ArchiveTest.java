// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.server.OfflineStores;
import assay.tracker.server.TrackerConfig;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.PageRequest;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final String RUN_ID = "0123456789abcdef0123456789abcdef";
  private static final String ENTRY = "runs/" + RUN_ID + ".jsonl";

  @TempDir Path directory;
  private OfflineStores stores;
  private Path archive;

  @BeforeEach
  void open() throws IOException {
    stores = OfflineStores.open(TrackerConfig.of(directory.resolve("data")));
    archive = directory.resolve("runs.zip");
    write(archive);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private static List<Metric> points() {
    List<Metric> points = new ArrayList<>();
    for (int step = 0; step < 1_500; step++) {
      points.add(new Metric("loss", 1.0 / (step + 1), 1_000 + step, step));
    }
    points.add(new Metric("loss", Double.NaN, 9_000, 1_500));
    return points;
  }

  private void write(Path target) throws IOException {
    RunInfo info =
        new RunInfo(
            RUN_ID,
            "7",
            "fast-otter",
            "anna",
            RunStatus.FINISHED,
            1_000,
            OptionalLong.of(10_000),
            LifecycleStage.ACTIVE,
            "");
    Run run =
        new Run(
            info,
            List.of(new Metric("loss", 0, 0, 0)),
            List.of(new Param("lr", "0.1"), new Param("text", "two\nlines \"quoted\"")),
            List.of(new Tag("note", "🚀")));
    Path file = Files.writeString(directory.resolve("file"), "assay: 1\n");
    try (ArchiveWriter writer = ArchiveWriter.create(target)) {
      writer.experiment("resnet", List.of(new Tag("team", "vision")));
      writer.run(run, key -> points());
      writer.artifact(RUN_ID, "assay/spec.yaml", file);
      writer.finish();
      assertThat(writer.runCount()).isEqualTo(1);
      assertThat(writer.fileCount()).isEqualTo(1);
    }
  }

  private ImportSummary bring(Path file) {
    try (ArchiveSource source = ArchiveSource.open(file)) {
      SqliteStore store = stores.store();
      return new MlflowImport(store.stores(), store.modelImport(), stores.artifacts(), text -> {})
          .bring(source);
    }
  }

  private TrackingStore tracking() {
    return stores.store().tracking();
  }

  private List<Metric> history() {
    return tracking().metricHistory(RUN_ID, "loss", PageRequest.EVERYTHING).items();
  }

  @Test
  void everythingOfARunIsCarried() throws IOException {
    ImportSummary summary = bring(archive);

    assertThat(summary).isEqualTo(new ImportSummary(1, 1, 1_501, 1, List.of()));
    Experiment experiment = tracking().requireExperimentNamed("resnet");
    assertThat(experiment.tags()).containsExactly(new Tag("team", "vision"));
    Run run = tracking().requireRun(RUN_ID);
    assertThat(run.info().experimentId()).isEqualTo(experiment.id());
    assertThat(run.info().name()).isEqualTo("fast-otter");
    assertThat(run.info().userId()).isEqualTo("anna");
    assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.info().startTime()).isEqualTo(1_000);
    assertThat(run.info().endTime()).isEqualTo(OptionalLong.of(10_000));
    assertThat(run.params())
        .containsExactlyInAnyOrder(
            new Param("lr", "0.1"), new Param("text", "two\nlines \"quoted\""));
    assertThat(run.tags()).contains(new Tag("note", "🚀"));
    assertThat(history()).containsExactlyElementsOf(points());
    ArtifactPath spec =
        ArtifactPath.parse("%s/%s/artifacts/assay/spec.yaml".formatted(experiment.id(), RUN_ID));
    try (var in = stores.artifacts().open(spec).stream()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("assay: 1\n");
    }
  }

  @Test
  void importingTwiceChangesNothing() {
    bring(archive);
    Run before = tracking().requireRun(RUN_ID);

    ImportSummary again = bring(archive);

    assertThat(again.problems()).isEmpty();
    assertThat(tracking().requireRun(RUN_ID)).isEqualTo(before);
    assertThat(history()).hasSize(1_501);
  }

  @Test
  void runsComeToTheExperimentOfTheirName() {
    Experiment there =
        tracking().createExperiment(new NewExperiment("resnet", Optional.empty(), List.of()));

    assertThat(bring(archive).problems()).isEmpty();

    assertThat(tracking().requireRun(RUN_ID).info().experimentId()).isEqualTo(there.id());
  }

  // What is refused

  private void refused(Path file, String... words) {
    assertThatThrownBy(() -> ArchiveSource.open(file).close())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(file.toString())
        .message()
        .contains(words);
  }

  @Test
  void aCutFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    for (int length : new int[] {3, 100, bytes.length / 2, bytes.length - 1}) {
      refused(
          Files.write(directory.resolve("cut.zip"), Arrays.copyOf(bytes, length)),
          "its end is missing");
    }
  }

  @Test
  void aDamagedEntryIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    bytes[300] ^= 0x10; // inside the packed lines of the run, which come first

    refused(Files.write(directory.resolve("damaged.zip"), bytes), ENTRY, "is damaged");
  }

  @Test
  void nothingOfADamagedFileIsImported() throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    bytes[300] ^= 0x10;
    Path damaged = Files.write(directory.resolve("damaged.zip"), bytes);

    assertThatThrownBy(() -> bring(damaged)).isInstanceOf(SourceException.class);

    assertThatThrownBy(() -> tracking().requireExperimentNamed("resnet"))
        .isInstanceOf(NotFoundException.class);
  }

  /** The archive with an entry changed; an empty text leaves it out. */
  private Path with(String entry, String text) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
      }
    }
    entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
    entries.values().removeIf(bytes -> bytes.length == 0);
    Path changed = directory.resolve("changed.zip");
    try (OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return changed;
  }

  private String head() throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return new String(
              zip.getInputStream(zip.getEntry(ENTRY)).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aLineThatCannotBeReadIsNamed() throws IOException {
    refused(
        with(ENTRY, head() + "\n{\"metric\": \"a\", \"points\": [[1, 2]]}\n"), ENTRY + ", line 2");
    refused(
        with(ENTRY, head() + "\n{\"metric\": \"a\"}\nno json\n"), ENTRY + ", line 3", "no JSON");
    refused(with(ENTRY, head().replace("FINISHED", "DONE")), ENTRY + ", line 1");
    refused(with(ENTRY, head().replace("\"experiment\":0", "\"experiment\":5")), ", line 1");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    refused(with(ENTRY, ""), "the run '%s' is missing".formatted(RUN_ID));
    refused(
        with("artifacts/" + RUN_ID + "/assay/spec.yaml", ""), "it should have 1 files", "has 0");
    refused(with("assay-archive.json", ""), "no archive of runs");
  }

  @Test
  void otherFilesAndLaterVersionsAreRefused() throws IOException {
    refused(
        with("assay-archive.json", "{\"format\": \"assay-archive\", \"version\": 2}"),
        "it has version 2, but this assay reads version 1");
    refused(Files.writeString(directory.resolve("text"), "no zip file"), "no archive of runs");
    refused(directory.resolve("nowhere"), "no archive of runs");
  }

  @Test
  void anArchiveAppearsWholeOrNotAtAll() throws IOException {
    Path target = directory.resolve("unfinished.zip");
    try (ArchiveWriter writer = ArchiveWriter.create(target)) {
      writer.experiment("resnet", List.of());
    }

    assertThat(target).doesNotExist();
    assertThat(directory.resolve("unfinished.zip.part")).doesNotExist();
  }
}
