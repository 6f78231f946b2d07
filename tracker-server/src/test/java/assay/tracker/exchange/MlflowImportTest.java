// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Param;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.server.OfflineStores;
import assay.tracker.server.TrackerConfig;
import assay.tracker.store.LoggedModelSearch;
import assay.tracker.store.ModelRegistry;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunSearch;
import assay.tracker.store.TrackingStore;
import assay.tracker.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources were written by MLflow 3.4: the same things once in its database, once in files. */
class MlflowImportTest {

  private static final String DATABASE = "mlflow-3.4-database.zip";
  private static final String FOLDER = "mlflow-3.4-folder.zip";

  @TempDir Path directory;
  private OfflineStores stores;

  @BeforeEach
  void open() {
    stores = OfflineStores.open(TrackerConfig.of(directory.resolve("data")));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private Path unpack(String name) throws IOException {
    Path target = directory.resolve("source");
    try (InputStream resource = MlflowImportTest.class.getResourceAsStream(name);
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    return target;
  }

  private ImportSummary bring(Path path) {
    try (MlflowSource source = MlflowStores.open(path)) {
      SqliteStore store = stores.store();
      return new MlflowImport(store.stores(), store.modelImport(), stores.artifacts(), text -> {})
          .bring(source);
    }
  }

  private TrackingStore tracking() {
    return stores.store().tracking();
  }

  private List<Run> runs(Experiment experiment, ViewType view) {
    RunSearch search =
        new RunSearch(
            List.of(experiment.id()),
            Filter.parse("", Vocabulary.RUNS),
            Order.parse(List.of("start_time ASC"), Vocabulary.RUNS),
            view,
            PageRequest.first(100));
    return tracking().searchRuns(search).items();
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, FOLDER})
  void everythingOfMlflowsStoreIsBrought(String source) throws IOException {
    ImportSummary summary = bring(unpack(source));

    assertThat(summary.problems()).isEmpty();
    assertThat(summary.experiments()).isEqualTo(3);
    assertThat(summary.runs()).isEqualTo(5);
    assertThat(summary.files()).isEqualTo(2);

    Experiment experiment = tracking().requireExperimentNamed("première 🚀");
    assertThat(experiment.creationTime()).isBetween(1795520944000L, 1795520971000L);
    assertThat(experiment.tags()).contains(new Tag("team", "vision"), new Tag("empty", ""));
    List<Run> active = runs(experiment, ViewType.ACTIVE_ONLY);
    assertThat(active)
        .extracting(run -> run.info().name())
        .containsExactly("fast-otter-1", "failed-one");

    Run run = active.getFirst();
    assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.info().startTime()).isEqualTo(1700000000000L);
    assertThat(run.info().endTime()).isEqualTo(OptionalLong.of(1700000090000L));
    assertThat(run.params())
        .containsExactlyInAnyOrder(
            new Param("lr", "0.1"), new Param("layers", "[64, 64]"), new Param("opt/name", "adam"));
    assertThat(run.tags()).contains(new Tag("note", "a: b #c\nsecond line"));
    assertThat(run.metrics()).contains(new Metric("val/acc", 0.75, 1700000001000L, 1));

    assertThat(runs(experiment, ViewType.DELETED_ONLY))
        .extracting(it -> it.info().name())
        .containsExactly("gone");
    assertThat(tracking().requireExperimentNamed("deleted experiment").stage())
        .isEqualTo(LifecycleStage.DELETED);
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, FOLDER})
  void everyPointIsBrought(String source) throws IOException {
    bring(unpack(source));

    String run = firstRun().info().id();
    List<Metric> loss = tracking().metricHistory(run, "loss", PageRequest.EVERYTHING).items();
    List<Metric> odd = tracking().metricHistory(run, "odd", PageRequest.EVERYTHING).items();

    assertThat(loss).hasSize(900);
    for (int step = 0; step < 900; step++) {
      assertThat(loss.get(step))
          .isEqualTo(new Metric("loss", 1.0 / (step + 1), 1700000000000L + 100L * step, step));
    }
    assertThat(odd).extracting(Metric::step).containsExactlyInAnyOrder(0L, 1L, 2L);
    assertThat(odd).extracting(Metric::value).anyMatch(value -> value.isNaN());
  }

  private Run firstRun() {
    return runs(tracking().requireExperimentNamed("première 🚀"), ViewType.ACTIVE_ONLY).getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, FOLDER})
  void artifactsOnThisMachineAreBrought(String source) throws IOException {
    bring(unpack(source));

    String uri = firstRun().info().artifactUri();
    assertThat(uri).startsWith("mlflow-artifacts:/").endsWith("/artifacts");
    ArtifactPath file =
        ArtifactPath.parse(uri.substring("mlflow-artifacts:/".length()) + "/sub dir/model.txt");
    try (var content = stores.artifacts().open(file)) {
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("weights é\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, FOLDER})
  void modelsAndDataSetsAreBrought(String source) throws IOException {
    bring(unpack(source));
    ModelRegistry registry = stores.store().stores().registry();
    Run run = firstRun();

    RegisteredModel model = registry.requireModel("iris classifier");
    assertThat(model.description()).isEqualTo("A model.");
    assertThat(model.tags()).containsExactly(new Tag("owner", "me"));
    assertThat(model.aliases()).containsExactly(new ModelAlias("champion", 2));
    assertThat(registry.requireModel("empty model").latestVersions()).isEmpty();

    ModelVersion version = registry.requireVersion("iris classifier", 1);
    assertThat(version.stage()).isEqualTo(ModelStage.PRODUCTION);
    assertThat(version.tags()).containsExactly(new Tag("kind", "mlp"));
    assertThat(version.source()).isEqualTo("runs:/" + run.info().id() + "/sub dir");
    assertThat(version.location()).isEqualTo(run.info().artifactUri() + "/sub dir");

    LoggedModelSearch all =
        new LoggedModelSearch(
            List.of(run.info().experimentId()),
            Filter.parse("", Vocabulary.LOGGED_MODELS),
            List.of(),
            List.of(),
            PageRequest.first(10));
    assertThat(stores.store().stores().loggedModels().search(all).items())
        .singleElement()
        .satisfies(logged -> {
          assertThat(logged.name()).isEqualTo("net");
          assertThat(logged.status()).isEqualTo(LoggedModelStatus.READY);
          assertThat(logged.params()).containsExactly(new Param("depth", "3"));
          assertThat(logged.metrics())
              .containsExactly(
                  new ModelMetric(
                      new Metric("test/acc", 0.9, 1700000080000L, 5),
                      logged.id(),
                      run.info().id(),
                      "tiny",
                      "abc123"));
        });

    assertThat(stores.store().stores().lineage().lineage(List.of(run.info().id())).values())
        .singleElement()
        .satisfies(lineage -> {
          DatasetInput input = lineage.datasets().getFirst();
          assertThat(input.dataset().name()).isEqualTo("tiny");
          assertThat(input.tags()).containsExactly(new Tag(DatasetInput.CONTEXT, "training"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, FOLDER})
  void importingAgainChangesNothing(String source) throws IOException {
    Path path = unpack(source);
    bring(path);
    Run before = firstRun();

    ImportSummary again = bring(path);

    assertThat(again.problems()).isEmpty();
    assertThat(firstRun()).isEqualTo(before);
    assertThat(tracking().metricHistory(before.info().id(), "loss", PageRequest.EVERYTHING).items())
        .hasSize(900);
  }

  @Test
  void anIdThatIsTakenIsReplacedAndSaid() throws IOException {
    tracking().createExperiment(new NewExperiment("mine", Optional.empty(), List.of()));

    ImportSummary summary = bring(unpack(DATABASE));

    assertThat(summary.problems())
        .contains("Experiment 'première 🚀' has the id 2 here: 1 was taken.");
    assertThat(firstRun().info().name()).isEqualTo("fast-otter-1");
  }

  @Test
  void aBrokenRunIsSaidAndTheOthersAreBrought() throws IOException {
    Path source = unpack(FOLDER);
    Path metric;
    try (var paths = Files.walk(source)) {
      metric = paths.filter(path -> path.endsWith("metrics/odd")).findFirst().orElseThrow();
    }
    Files.writeString(metric, "1700000000000 NotANumber 3\n");

    ImportSummary summary = bring(source);

    assertThat(summary.problems()).singleElement().asString().contains("is not whole", "odd");
    assertThat(summary.runs()).isEqualTo(4);
  }

  @Test
  void aFolderWithoutAStoreIsRefused() {
    assertThatThrownBy(() -> bring(directory))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no store of MLflow's");
  }

  @Test
  void filesThatBelongElsewhereAreNamedAndNotPutIntoTheOwnStore() throws Exception {
    tracking()
        .createExperiment(
            new NewExperiment(
                Optional.empty(), "première 🚀", Optional.of("s3://bucket/elsewhere"), List.of()));

    ImportSummary summary = bring(unpack(DATABASE));

    assertThat(summary.problems())
        .anySatisfy(problem -> assertThat(problem).contains("belong at s3://bucket/elsewhere/"));
    assertThat(stores.artifacts().list(ArtifactPath.ROOT))
        .extracting(info -> info.path().toString())
        .doesNotContain("elsewhere")
        .noneMatch(name -> name.matches("[0-9a-f]{32}"));
  }
}
